/**
 * The kinds of evidence that an article's summary may name, strongest first. They say which studies exist, not how well
 * a treatment works; the order is that of the Oxford Centre for Evidence-Based Medicine (2011 Levels of Evidence), in
 * words for patients.
 */
export const EVIDENCE = {
  reviews: {
    label: 'Reviews of several trials',
    explanation: 'Researchers have put the results of several trials with comparison groups together.',
  },
  'several-trials': {
    label: 'Several trials with comparison groups',
    explanation: 'People were put into groups by chance, and the groups were compared.',
  },
  'few-small-trials': {
    label: 'One or a few small trials',
    explanation: 'There were comparisons, but with few people. Larger studies can show something else.',
  },
  'no-comparison': {
    label: 'Studies without a comparison group',
    explanation: 'People were followed, but nobody knows how they would have done without the treatment.',
  },
  laboratory: {
    label: 'Laboratory studies only',
    explanation: 'It has been studied in cells or animals. What it does in people is not known.',
  },
  none: {
    label: 'No studies found',
    explanation: 'We looked for studies and found none.',
  },
} as const

type EvidenceGrade = keyof typeof EVIDENCE

/** True for the name of a kind of evidence. */
export function isEvidenceGrade(name: string): name is EvidenceGrade {
  return Object.hasOwn(EVIDENCE, name)
}
