import type { FullResult, Reporter, Suite } from 'playwright/types/testReporter'

/** Ends the output with one line for people and machines alike: `12 passed, 0 failed`. */
export default class SummaryReporter implements Reporter {
  private suite: Suite | undefined

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite
  }

  onEnd(_result: FullResult) {
    const outcomes = this.suite?.allTests().map((test) => test.outcome()) ?? []
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
    const failed = count('unexpected') + count('flaky')
    const skipped = count('skipped')
    console.log(`\n${count('expected')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }

  printsToStdio() {
    return true
  }
}
