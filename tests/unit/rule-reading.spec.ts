import { reading } from '@/lib/editorial/reading'
import { testRule } from '../editorial-rules'

const words = (count: number) => `Cats${' eat'.repeat(count - 1)}.`
const hard =
  'Dermatological administration of autologous fibroblasts necessitates multidisciplinary considerations.'
const repeat = (text: string, times: number) => Array.from({ length: times }, () => text)

testRule(
  reading,
  [
    [words(21), 'long-sentence'],
    [`${words(5)} ${words(30)}`, 'long-sentence'],
    [`- ${words(22)}`, 'long-sentence'],
    [`> ${words(21)}`, 'long-sentence'],
    [`${words(21)}\n\n${words(25)}`, 'long-sentence', 'long-sentence'],
    [`**Bold** ${words(20)}`, 'long-sentence'],
    ['One is red. Two is red. Six is red. Ten is red. Red is red. All is red.', 'long-paragraph'],
    [`- ${repeat('It is red.', 7).join(' ')}`, 'long-paragraph'],
    [repeat(hard, 8).join('\n\n'), 'grade'],
    [`## Hard\n\n${repeat(hard, 8).join('\n\n')}`, 'grade'],
    [`${repeat(hard, 8).join(' ')}`, 'long-paragraph', 'grade'],
  ],
  [
    words(20),
    `${words(20)} ${words(20)}`,
    repeat('It is red.', 5).join(' '),
    repeat('It is red.', 9).join('\n\n'),
    repeat('The sun is hot and the sea is cold.', 10).join('\n\n'),
    hard,
    `| a |\n| --- |\n| ${words(25)} |`,
    `\`\`\`\n${words(30)}\n\`\`\``,
    `## ${words(25)}`,
    'Dr. Smith et al. gave 1.2 mL, e.g. on the face.',
    `Text [1].\n\n## References\n\n1. ${words(30)}`,
    `<!-- ${words(40)} -->`,
  ],
)
