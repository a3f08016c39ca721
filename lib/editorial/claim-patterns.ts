/** A wording that claims more than a medical source can support. */
export type Claim = {
  name: string
  pattern: RegExp
  /** Why the wording is a problem, for the person who wrote it. */
  because: string
  /** What to write instead. */
  instead: string
  /** Matches, anywhere in the sentence, if the words have another sense there. */
  unless?: RegExp
  /** No finding where a study is reported: what a study found is not a promise. */
  studyMayReport?: true
}

const ADJECTIVES =
  '(?:(?:known|significant|serious|major|real|reported|adverse|harmful|negative|dangerous|noticeable|lasting|long-term|unwanted|unpleasant|undesirable|important|other|such|bad|apparent|severe|systemic|relevant|health|medical|and|or|whatsoever)[,\\s]+)*'

const ADVERSE =
  '(?:scar(?:s|red|ring)?|damage|harm|injur(?:y|ies)|blindness|numbness|loss|lumps?|weakness|disabilit(?:y|ies)|paralysis|pigment\\w*|discolou?r\\w*|marks?|burns?|baldness|complications?|side effects?|deform\\w*|stains?|spots?|dark\\w*|changes? in (?:skin )?colou?r)'

/** Illnesses that clinics say they treat with cells. */
const ILLNESS =
  '(?:autism|multiple sclerosis|(?:osteo)?arthritis|(?:long )?covid|parkinson|alzheimer|dementia|diabetes|cancer|strokes?|motor neurone|cerebral palsy|epilepsy|lupus|crohn|heart (?:disease|failure)|(?:lung|liver|kidney) disease|spinal cord injur|macular degeneration|infertility|chronic fatigue|auto-?immune)'

/** Words that may come before the illness: "treat wrinkles, scars and …", "helps against the symptoms of …". */
const LISTED =
  '(?: [\\w-]+(?:,| and| or)){0,3}(?: (?:the|your|severe|chronic|symptoms of|(?:diseases|illnesses|conditions) (?:such as|like))){0,2}'

/** Who is said to treat it. "Medicines that treat arthritis" are not the clinic's. */
const CELLS =
  '(?:we|it|our clinic|(?:one|a single) (?:infusion|injection|session|dose)|(?:cells|exosomes|fibroblasts)(?: that| which)?|(?:our|this|the|cell) (?:[\\w-]+ )?(?:treatments?|therap(?:y|ies)|methods?|injections?|infusions?))(?: (?:can|will|also|even|now|successfully|effectively)){0,2}'

/**
 * The wordings, chosen by the clinic on these grounds: claims need evidence (CAP Code, rule 12.1), safety above all
 * (rule 12.9), and a registration is not an approval (FDA, Important Patient and Consumer Information About Regenerative
 * Medicine Therapies, 3 June 2021); the addresses are in claims.ts.
 */
export const CLAIMS: readonly Claim[] = [
  {
    name: 'cure',
    pattern: /\bcur(?:es?|ed|ing|able|ative|e-all)\b/gi,
    because: 'hardly any cell treatment has been shown to cure an illness',
    instead: 'may reduce',
    unless:
      /\bcure rates?\b|\bCures Act\b|\bcuring (?:light|lamp|time)s?\b|\b(?:Mr|Mrs|Ms|Dr|Professor) Cure\b|\b(?:leuk|lymphom|blood|bone marrow|infection|antibiotic)\w*[^.]*\[\d+\]|^(?!.*\b(?:our|we|cells?)\b).*\bantibiotics?\b|\b(?:light|heat|air|uv)[- ]cur|\bcur(?:ed|ing) (?:resin|cement|time|ham|meat)|\b(?:search|look|hop|aim|work|rac|quest|research|way)\w* (?:for|to|towards?)\b[^.]{0,30}\bcure|\bcured? (?:with|by) (?:light|uv)/i,
  },
  {
    name: 'guarantee',
    pattern:
      /\bguarante(?:es?|ed|eing)\b|\bwe (?:can )?promise\b|\bmoney[- ]back\b|\b(?:results?|success|improvements?) (?:is|are) (?:assured|certain|inevitable|a certainty)\b(?! to\b)|\byou can be (?:certain|sure|confident)(?: that)? (?:your|the|our|these) (?:skin|hair|scars?|wrinkles|lines|results?|treatment|cells)\b/gi,
    because: 'nobody can guarantee what a treatment does in one person',
    instead: 'in the studies so far',
    unless:
      /\bguarante\w* (?:\w+ ){0,3}(?:privacy|confidential\w*|anonym\w*|rights?|access|sterility|security)\b|\b(?:law|constitution|act) guarantees\b/i,
  },
  {
    name: 'miracle',
    pattern:
      /\bmirac(?:les?|ulous(?:ly)?)\b|\bwonder[- ](?:cures?|drugs?|treatments?|cells?)\b|\bmagic(?:al)? (?:cures?|treatments?|solutions?|results?|effects?|cells?|bullets?|of)\b|\bholy grail\b|\bfountain of youth\b|\beternal youth\b/gi,
    because: 'it promises what no study can show',
    instead: 'what the studies found',
  },
  {
    name: 'permanent',
    pattern:
      /\bpermanent(?:ly)?\b|\b(?:lasts?|lasting|gone|stays?|results?|effects?|youth|young) (?:for ever|forever|for life|for good|a lifetime)\b|\b(?:wrinkles|scars|lines|youth|skin|hair) forever\b|\blife-?long (?:results?|effects?|solution)\b|\b(?:results?|effects?|improvements?|benefits?)(?: (?:can|will|often|usually)){0,2} lasts? (?:for )?many years\b|\bnever (?:again )?needs? (?:another|any (?:other|more|further)|more|further) (?:treatment|session|injection|top-up)s?\b/gi,
    because: 'studies follow people for months or a few years at most',
    instead: 'for as long as people were followed',
    unless: new RegExp(
      [
        '\\b(?:semi-)?permanent (?:\\w+ )?(?:address|resid\\w*|staff|jobs?|posts?|contracts?|make-?up|markers?|teeth|tooth|fillers?|records?|homes?|implants?|cell lines?|links?|waves?|tattoos?|dyes?|stay|team|members?|cookies?|ink|pacemakers?|catheters?)\\b',
        '\\b(?:tattoos?|implants?|fillers?|teeth|post|job|stitches|sutures) (?:is|are|was|were) (?:\\w+ )?permanent\\b',
        `\\bpermanent(?:ly)?(?: (?!remov|eras|elimin|clear|cur|treat|heal|fad|smooth|reduc|solution|fix|result|relief|repair|get|rid)[\\w-]+){0,3} ${ADVERSE}\\b`,
        `\\b${ADVERSE}[^.;:]{0,40}\\b(?:is|are|be|become|becomes|remain|stay|was|were)\\b[^.;:]{0,20}\\bpermanent(?:ly)?\\b`,
        '\\btemporary (?:or|and|rather)\\b|\\b(?:los[et]|lost|mov|clos|resid|liv)\\w* (?:\\w+ )?permanently\\b|\\bpermanently (?:clos|delet|mov|resid|employ|stor)\\w*',
        '\\b(?:damag|harm|scar|disfigur|injur|blind)\\w* (?:\\w+ ){0,2}permanently\\b',
        `\\b(?:${ADVERSE}|pain|redness|itching|illness|disease)\\b[^.]*\\blasts? (?:for )?many years\\b`,
      ].join('|'),
      'i',
    ),
  },
  {
    name: 'hundred-per-cent',
    pattern: /\b(?:100|(?:one |a )?hundred)\s?(?:%|per\s?cent\b)/gi,
    because: 'no treatment works, or is safe, for every person',
    instead: 'the study’s figure, with its source',
    // A source excuses a figure, but not praise: "100% success [1]".
    unless:
      /(?:%|per\s?cent) (?:pure |medical )?(?:oxygen|cotton|alcohol|ethanol|humidity|dmso|silicone|merino|silk|wool|recycled|of the (?:dose|price|cost|fee|light|time|recommended))|\bscale\b|(?:\bto|[–-])\s?100\s?%|^(?!.*(?:%|per\s?cent) (?:success|safe|natural|effective|satisf|pain|guarantee)).*\[\d+\]|\b(?:stud(?:y|ies)|trials?|authors)\b[^.]*\[\d+\]|\brelative humidity\b/i,
  },
  {
    name: 'no-side-effects',
    pattern: new RegExp(
      `\\b(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|never (?:has|have|had|causes?|caused)(?: any)?|(?:not|\\w+n['’]t|cannot) (?:(?:have|cause|produce|involve|carry|lead to|experience|suffer|get)(?: any)?|any))\\s+${ADJECTIVES}(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|complications?|reactions?)\\b|\\b(?:(?:not|\\w+n['’]t) (?:need|have) to|no (?:need|reason) to|never) worry about (?:any )?(?:side[- ]effects?|complications?)\\b|\\bside[- ]effects?[- ]free\\b|\\bside[- ]effects? (?:do not|don['’]t|never|cannot|can['’]t|will not|won['’]t) (?:exist|occur|happen|appear)\\b|\\bside[- ]effects?: none\\b|\\bside[- ]effects? (?:is|are) (?:\\w+ )?(?:non-?existent|absent|negligible)\\b|\\b(?:nobody|no one|no patients?|none of (?:our|the) (?:patients|clients)) (?:has |have |was |were )?(?:ever )?(?:been )?(?:harmed|injured)\\b|\\bnone of (?:our|the) (?:patients|clients) (?:has |have )?had (?:any )?side[- ]effects?\\b`,
      'gi',
    ),
    because: 'every treatment can have side effects, and a licensed product of this kind lists many',
    instead: 'most side effects in the studies were mild; these were seen: …',
    studyMayReport: true,
  },
  {
    name: 'no-risk',
    pattern: new RegExp(
      `\\b(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|eliminates?(?: (?:all|any|the))?|(?:not|\\w+n['’]t) (?:(?:have|carry|involve|pose|hold)(?: any)?|any))\\s+${ADJECTIVES}(?:risks?|dangers?|hazards?)\\b(?!-free| (?:factors?|groups?))|\\brisk[- ]?free\\b|\\bzero[- ]risk\\b|\\b(?:nothing|no reason) to fear\\b|\\bnothing to lose\\b`,
      'gi',
    ),
    because: 'a biopsy and an injection always have risks',
    instead: 'the risks are …',
    unless:
      /\b(?:at|in) no danger\b|\bout of danger\b|\b(?:no|without) (?:added|extra|additional|increased) risk/i,
    studyMayReport: true,
  },
  {
    name: 'impossible-harm',
    pattern:
      /\b(?:no|zero|without(?: any)?) (?:possibility|chance|likelihood|probability|question) of(?: an?| any)?(?: [\w-]+){1,2}|\bno (?:allerg(?:y|ies|ic reactions?)|rejection)\b|\b(?:cannot|can not|can['’]t|will not|won['’]t|will never|never) (?:\w+ )?(?:be rejected|be allergic|cause (?:any )?(?:harm|allerg\w+|rejection|reactions?)|harm you|trigger (?:an? )?(?:allerg\w+|rejection|reactions?)|reject)\b|\b(?:allerg\w+(?: reactions?)?|rejection|side[- ]effects?|complications?|harm) (?:(?:is|are) (?:impossible|not possible|ruled out|excluded|out of the question)|(?:cannot|can['’]t|do not|don['’]t|never|will not|won['’]t) (?:occur|happen|develop|appear))\b/gi,
    because: 'cells from your own body are grown with substances that can cause allergy and other reactions',
    instead: 'allergic reactions are possible; tell us about your allergies',
    unless:
      /\bno allerg(?:y|ies) to\b|\bno (?:possibility|chance) of (?:a |an )?(?:refund|appointment|parking|cancel)/i,
    studyMayReport: true,
  },
  {
    name: 'completely-safe',
    pattern:
      /\b(?:completely|totally|entirely|absolutely|perfectly|fully|wholly|extremely|very|always|proven|100\s?%)(?: (?:to be|and))? (?:safe|harmless|painless|pain-free)\b|\b(?:perfectly|completely|totally|absolutely) natural and safe\b|\bsafe(?: and|,) (?:effective|painless|natural|proven)\b|\beffective and safe\b|\bit is harmless\b|\bnothing can go wrong\b|\b(?:painless|pain-free) (?:treatments?|procedures?|injections?|methods?|therap(?:y|ies)|solutions?)\b|\b(?:treatments?|therap(?:y|ies)|procedures?|injections?|cells?|methods?|products?) (?:is|are) (?:\w+ )?harmless\b|\bsafety is (?:guaranteed|assured|proven)\b|\b(?:therefore|thus|hence) (?:\w+ )?(?:safe|harmless)\b|\b(?:treatments?|therap(?:y|ies)|procedures?|injections?|cells?|methods?|products?|it) (?:is|are) (?:(?!not\b|never\b)\w+ )?safe\b(?! (?:(?:for (?:\w+ ){1,3})?to|if|only|when|while|enough|from|until|unless|in|at|with|here)\b)/gi,
    because: 'safety is a matter of degree, and of what has been studied',
    instead: 'in a study with … people, … of them had …',
    unless:
      /\b(?:safe and effective)\b[^.]*\b(?:before|until)\b|\bmust be (?:shown|proven) to be\b|\b(?:to|must|should) (?:\w+ )?(?:show|prove|find out|judge|check|be sure|be convinced|make sure)\b[^.]*\bsafe\b|\bonly\b[^.]*\bcan (?:show|prove|tell|say)\b|\b(?:when|until|once|before)\b[^.;,]*\bit is safe\b|\b(?:authors|stud(?:y|ies)|trials?|reviews?)\b[^.]*\b(?:conclude|judge|rate|write|wrote)\w*[^.]*\[\d+\]|\b(?:regulator|FDA|MHRA|EMA|agency)\b[^.]*\b(?:decid|judg|requir|ask|check|whether)\w*[^.]*\bsafe\b|\bhow (?:safe|effective)\b/i,
  },
  {
    name: 'natural',
    pattern: /\bnatural (?:[\w-]+ )?(?:treatments?|therap(?:y|ies)|methods?|procedures?|solutions?)\b/gi,
    because: 'cells that were grown in a laboratory are a medicine, and what is natural can harm too',
    instead: 'grown from a small piece of your own skin',
    unless: /\byou (?:take|use)\b/i,
  },
  {
    name: 'effortless',
    pattern:
      /\b(?:no|zero|without(?: any)?) (?:surgery|pain|downtime|needles?|stitches|scalpels?)(?:, (?:and |or )?| and | or )(?:no |zero |without )?(?:surgery|pain|downtime|needles?|stitches|scalpels?)\b|\b(?:virtually|practically|almost|nearly) pain(?:less|-free)\b|\b(?:quick|fast|simple) and easy\b|\b(?:(?:will|do|can) not|won['’]t|don['’]t|never) feel a thing\b/gi,
    because: 'a biopsy and injections can hurt, leave bruises and take several visits',
    instead: 'what people feel, for how long, and how many visits it takes',
    unless:
      /\b(?:quick|fast|simple) and easy to\b|\b(?:form|booking|parking|website|page|exercises?|check|cleaning|washing)\b/i,
    studyMayReport: true,
  },
  {
    name: 'registered',
    pattern:
      /\b(?:FDA|MHRA|EMA)[- ](?:registered|listed|registration)\b|\b(?:registered|listed)(?: \w+)? (?:with|by|at|in) (?:the )?(?:U\.?S\.? )?(?:FDA|MHRA|EMA|Food and Drug Administration)\b/gi,
    because: 'a registration is a notice that a company gives, and not an approval (FDA, 3 June 2021)',
    instead: 'approved by … for …, or: not approved',
    unless:
      /\b(?:not|never|nor)\b[^.]*\bapprov|\b(?:does not|doesn['’]t|do not|don['’]t) (?:mean|show|prove|imply)|\bis (?:not|no) (?:an? )?(?:approval|proof|endorsement|quality)|\bonly means\b|\bunapproved\b|\bapproval is\b|\bapproves? (?:nothing|no)\b/i,
  },
  {
    name: 'approved',
    pattern:
      /(?<!\bthe )\b(?:FDA|MHRA|EMA|CQC)[- ](?:approved|cleared|licensed|authori[sz]ed|approval)\b|\b(?:approved|cleared|licensed|authori[sz]ed) by (?:the )?(?:FDA|MHRA|EMA|CQC|Food and Drug Administration|Care Quality Commission)\b|\b(?:our|this|the) (?:[\w-]+ ){0,2}(?:treatments?|therap(?:y|ies)|cells|methods?|procedures?|injections?) (?:is|are) (?:\w+ )?(?:licensed|approved|authori[sz]ed) (?:for use )?in (?:the )?(?:UK|United Kingdom|Britain|England|EU|Europe|US|USA|United States)\b|\bwe (?:\w+ )?(?:use|offer|give|inject|provide|prescribe) (?:(?!terms?\b|words?\b)[\w-]+ ){0,4}off-label\b|\bour off-label\b|\boff-label (?:treatments?|therap(?:y|ies)|injections?) (?:is|are)? ?available\b/gi,
    because: 'an approval is for one product and one use',
    instead: 'approved by … for …, with its source; or: not approved',
    // A source excuses what is said about a product, but not our own "FDA-approved treatment [1]", nor the words alone.
    unless:
      /^(?!\W*(?:FDA|MHRA|EMA|CQC)[- ]\w+\W*\[)(?!.*\b(?:our|we (?:are|use|offer|provide|sell|inject)) (?:[\w-]+ ){0,4}(?:FDA|MHRA|EMA|CQC|approved|cleared|licensed|authori[sz]ed)\b).*\[\d+\]|\b(?:not|no|none|only|never|ask)\b|n['’]t\b/i,
  },
  {
    name: 'trial-registration',
    pattern:
      /\b(?:treatments?|therap(?:y|ies)|clinics?|methods?|protocols?|procedures?|techniques?|programmes?|products?|we|us|our (?:\w+ ){0,2}\w+)\b[^.;]{0,40}\b(?:registered|listed|recorded|published|recognised|recognized|verified|approved)\b[^.;]{0,30}\b(?:clinical ?trials?\.gov|NIH|National Institutes of Health|(?:US|U\.S\.|national) (?:government|trials? regist\w+)|trials? regist(?:er|ry))\b|\bclinical ?trials?\.gov\b,? (?:which|so|and) [^.;]{0,20}\b(?:shows?|proves?|confirms?|recogni[sz]\w*|safe|effective)\b|\b(?:clinical ?trials?\.gov|NIH)[- ](?:registered|listed|approved|certified)\b|\b(?:approved|endorsed|recogni[sz]ed|verified|backed|accepted) by (?:the )?(?:clinical ?trials?\.gov|NIH|National Institutes of Health)\b/gi,
    because: 'anybody can list a study in a register, which approves nothing (FDA, 3 June 2021)',
    instead: 'a trial is under way (its number); it has no results yet',
    unless:
      /\b(?:does not|doesn['’]t|do not|don['’]t) (?:mean|show|prove|imply|approve)|\bis (?:not|no) (?:an? )?(?:approval|proof|endorsement)|\bnot (?:approved|an approval)/i,
  },
  {
    name: 'reverse-ageing',
    pattern:
      /\b(?:revers(?:es?|ed|ing|al of)|turn(?:s|ed|ing)? back|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|def(?:y|ies|ied|ying)|undo(?:es|ing)?|eras(?:es?|ed|ing)|rewind(?:s|ing)?)\s+(?:the\s+|your\s+)?(?:visible\s+)?(?:(?:signs?|effects?|process|hands?|years?) (?:of (?:the )?)?)?(?:skin\s|natural\s|biological\s)?(?:age(?:ing)?|aging|clock|time|years|wrinkles)\b|\bage[- ](?:reversal|reversing|defying)\b|\b(?:look|feel|become|grow)(?:s|ing)? (?:\w+ ){0,3}years younger\b|\b(?:takes?|taking) (?:\w+ )?years off\b|\bturn(?:s|ed|ing)? (?:the )?(?:clock|time) back\b|\bmakes? (?:\w+ ){1,3}years younger\b|\bslow(?:s|ed|ing)? (?:down )?(?:the )?(?:skin )?(?:ageing|aging)\b/gi,
    because: 'no treatment has been shown to stop or undo ageing',
    instead: 'may soften some lines for a while',
    unless:
      /\bstop(?:s|ped|ping)? (?:the )?(?:clock|time) (?:at|after|when)\b|\b(?:sun\w*|smok\w+|shade|mice|worms|flies|animals?)\b[^.]*\bslow|\bslow\w*[^.]*\b(?:sun\w*|smok\w+|shade|mice|worms|flies|animals?)\b/i,
  },
  {
    name: 'breakthrough',
    pattern:
      /\bbreak-?throughs?\b(?! (?:bleeding|pain|infections?|seizures?|cancer|therapy designation|designation|device))|\ba revolution in\b|\brevolution(?:ary|i[sz](?:es?|ed|ing))\b|\bgame[- ]chang(?:er|ers|ing)\b|\bground-?breaking\b|\bcutting[- ]edge\b|\b(?:amazing|stunning(?! effects)|incredible|spectacular|astonishing|phenomenal|sensational|extraordinary|unbelievable|breathtaking) (?:\w+ )?(?:results?|effects?|transformations?|improvements?|changes?|recover(?:y|ies)|treatments?|therap(?:y|ies)|powers?)\b/gi,
    because: 'it praises without informing',
    instead: 'what is new, and since when, with its source',
  },
  {
    name: 'best-clinic',
    pattern:
      /(?:\b(?:the |our |one of the )?(?:best|leading|number[- ]one|no\.? ?1|top|foremost|finest|premier|world[- ](?:class|leading|renowned|famous)|most (?:advanced|experienced|trusted|renowned|successful|effective)|unrivalled|unparalleled|award-winning)|#\s?1)\s+(?:(?:[\w-]+\s){0,3}?)(?:clinics?|doctors?|surgeons?|experts?|specialists?|centres?|centers?|teams?|physicians?|providers?|hospitals?|laborator(?:y|ies)|labs?|therap(?:y|ies)|treatments?)\b|\b(?:clinics?|doctors?|surgeons?) in the world\b|\b(?:safest|gentlest|most (?:advanced|effective|modern|innovative|powerful|natural)) (?:[\w-]+ ){0,2}(?:methods?|techniques?|procedures?|(?:treatments?|therap(?:y|ies)|way) to (?:rejuvenat|renew|regenerat|restor|refresh|look|treat)\w*)\b|\bno other clinics? (?:\w+ )?(?:has|have|offers?|achieves?|gets?|gives?|does)\b|\b(?:nothing else|no other [\w-]+)\b[^.;]{0,30}\b(?:comes? close|compares?|match(?:es)?|rivals?|achieves?)\b|\b(?:number[- ]one|no\.? ?1|#1) choice\b|\bgold standard (?:in|of|for) (?:[\w-]+ ){0,2}(?:rejuvenation|regeneration|regenerative medicine|anti-?ageing|anti-?aging|skin ?care|beauty|aesthetics?)\b|\bunlike (?:most |many |all |some )?(?:other )?(?:clinics|doctors|providers)\b[^.;]{0,40}\b(?:we|our|us)\b|(?<!\b(?:evidence|studies|trials|data) (?:is |are )?of (?:the )?)\bhighest[- ]quality\b(?! (?:evidence|stud|trials?|data|reviews?|we (?:could|can|found)))/gi,
    because: 'nobody has compared all clinics, and patients can’t check it',
    instead: 'how many people we have treated, and since when',
    unless:
      /\bdepends?\b|\bfor (?:each|every person)\b|\btop (?:layers?|of)\b|\bbest (?:available|supported|studied)\b|\bleading (?:causes?|questions?)\b|\bbest to\b|\bleading \w+ (?:disagree|differ|doubt|warn)\b|\bbest (?:if|treated)\b|\b(?:plan|find|decid|decision|determin|choos|select|figure out|advis|discuss|learn)\w*\b[^.]{0,40}\b(?:best|most effective) (?:[\w-]+ ){0,3}(?:treatments?|therap(?:y|ies))\b|\bbest (?:treatment|therapy)(?: for \w+)? (?:may|might|can) be no(?:t|ne|thing)?\b/i,
  },
  {
    name: 'testimonial',
    pattern:
      /\btestimonials?\b|\b(?:patient|client|customer)s?['’]? (?:stories|reviews|success)\b|\bsuccess stor(?:y|ies)\b|\bbefore(?:[- ](?:and|&)[- ]|\/)after (?:photos?|pictures?|images?|galler(?:y|ies)|results?|of (?:our|a|one))\b|\bbefore and after treatment of\b|\b(?:happy|satisfied|delighted|thrilled) (?:patients?|clients?|customers?)\b|\b(?:says|said|writes) [a-z]+(?: [a-z]+)?, (?:\d\d\b|(?:a |our )?patient\b)|[–—] ?[a-z]+(?: [a-z]+\.?)?, (?:\d\d\b|patient (?:since|of|from)\b)|\b(?:photos?|photographs?|pictures?|images?) (?:below )?show\b[^.;]*\bbefore\b[^.;]*\bafter\b|\b(?:mr|mrs|ms|miss) [a-z]\.? (?:came|was|had|is|has|wanted|suffered|says|said|told|visited)\b|\b(?:rated|(?:five|5)[- ]stars? (?:reviews?|ratings?|rated)|rating of) (?:[\w.]+ )?(?:out of \d )?(?:by|from|stars?)\b|\bswears? by\b|\bas (?:seen|featured) (?:on (?:tv|television)|in (?:vogue|the press|the media|magazines?))\b|\bfamous (?:athletes?|footballers?|actors?|actresses|models?|patients?|clients?)\b|\bcelebrit(?:y|ies)\b|\b(?:hollywood|film|movie|tv|pop) stars?(?: swear by)?\b|\bour (?:patients|clients|customers) (?:say|love|tell|rave|agree|are (?:delighted|happy|satisfied|thrilled|amazed))\b/gi,
    because: 'one person’s story can’t show whether a treatment works',
    instead: 'what the studies found',
  },
  {
    name: 'works-for-all',
    pattern:
      /\b(?:works?|effective|suitable|helps?|safe) (?:for|in|on) (?:everyone|everybody|anyone|anybody|all(?: (?:patients|people|skin types|ages))?|every (?:patient|person|skin type))\b|\b(?:always|never fails? to) (?:works?|succeeds?|effective|helps?)\b|\bnever fails?\b|\b(?:clinically|scientifically|medically)[- ](?:proven|proved)\b|\bproven (?:to work|results?|effectiveness|cure)\b|\b(?:research|science) (?:proves|has proven|has proved)\b|\brecommended by (?:dermatologists|doctors|experts)\b|\b(?:dermatologically|clinically)[- ]tested\b|\bmedically approved\b|\bwith great success\b|\bevery (?:patient|client) (?:sees?|notices?|benefits?|improves?|responds?)\b|\bworks? wonders\b|\b(?:thousands|hundreds) (?:of (?:\w+ )?)?(?:(?:have|has) been |were )?(?:successfully|safely) treated\b|\b(?:successfully|safely) treated (?:thousands|hundreds)\b/gi,
    because: 'people differ, and in every study some had no benefit',
    instead: 'in one study, … of … people improved',
    unless: /\bstudied in\b|\bfor all (?:of|the|these|those)\b/i,
  },
  {
    name: 'instant',
    pattern:
      /\b(?:instant(?:ly|aneous)?|immediate(?:ly)?|overnight) (?:(?!for\b|to\b)\w+ )?(?:results?|rejuvenat\w+|regenerat\w+|younger|relief|improvements?|transform\w+)\b|\bresults? within (?:just |only )?(?:a few |a couple of |\w+ )?(?:hours|days)\b/gi,
    because: 'cells need weeks or months before a change can show',
    instead: 'a change, if there is one, may show after some months',
    // Laboratory results do come within days.
    unless: /\b(?:blood|tests?|laboratory|swabs?|samples?|biops(?:y|ies)|scans?)\b/i,
  },
  {
    name: 'complete-removal',
    pattern:
      /\b(?:completely|totally|fully|entirely)\s+(?:remov|eliminat|eras|clear|heal|regrow|restor|regenerat|eradicat|disappear|get rid|rid|repair)\w*|\b(?:remov|eliminat|eras|eradicat|heal|clear)\w*\s+(?:[\w-]+\s){0,4}?(?:completely|totally|entirely|forever|for good|once and for all)\b|\blargely (?:remov|eliminat|eras)\w*|\b(?:wrinkles|scars|lines|spots) (?:will be gone\b|(?:will )?(?:disappear|vanish)(?:es)?\b)|\b(?:eliminat|eradicat)(?:es?|ed|ing) (?:\w+ )?(?:wrinkles|scars|lines|hair loss|baldness|pain)\b/gi,
    because: 'studies report a change in part of the people, and hardly ever a full one',
    instead: 'may make … less visible',
    unless:
      /\b(?:wounds?|biops(?:y|ies)|cuts?|incisions?|bruis\w+|plasters?|dressings?|stitches|site|sore|make-?up|your skin has)\b|\b(?:serum|liquid|medium|antibiotics?|DMSO)\b[^.]*\blargely|\b(?:until|once|after|when|before)\b(?![^.]*\b(?:wrinkles|scars|lines)\b)[^.]*\b(?:heal|clear)/i,
  },
  {
    name: 'hair-growth',
    pattern:
      /\bre-?grow(?:s|ing)? (?:your |lost |thinning )?hair\b|\byour (?:\w+ )?hair will (?:\w+ )?(?:re-?grow|grow (?:back|again)|come back|return)\b|\brestor(?:es?|ed|ing) (?:your|lost|thinning) hair\b|(?<!\b(?:how|ways) to )\bstop(?:s|ped|ping)? (?:your |further )?hair loss\b/gi,
    because: 'studies of cells against hair loss were small and short',
    instead: 'in a study of … people, hair was denser after … months',
    // Other treatments have studies of their own.
    unless:
      /^(?!.*\b(?:our|we|cells?)\b).*\b(?:minoxidil|finasteride|tablets?|transplants?)\b|\b(?:mice|animals?|chemotherapy|shav\w+|biopsy|pregnan\w+|childbirth)\b/i,
    studyMayReport: true,
  },
  {
    name: 'illness',
    pattern: new RegExp(
      [
        `\\b${CELLS} (?:${[
          `(?:treat(?:s|ed)?|heal(?:s|ed)?|reliev(?:es?|ed)|improv(?:es?|ed)|eas(?:es?|ed)|fights?|revers(?:es?|ed)|stop(?:s|ped)?|helps? (?:to treat|against)|helps (?:people |patients |children )?with|works? against)${LISTED} ${ILLNESS}(?! patients)`,
          '(?:heals?|healed|revers(?:es?|ed)|stop(?:s|ped)?) (?:your )?(?:psoriasis|eczema|vitiligo|rosacea|acne|alopecia)\\b',
          '(?:repair|heal|regenerat|rebuild)(?:e?[sd])? (?:the |your |damaged ){0,2}(?:heart|brain|liver|kidneys?|lungs?|spinal cord|nerves|joints?)\\b',
        ].join('|')})`,
        `\\b${ILLNESS}(?: disease)? (?:(?:is|are|can be) (?:\\w+ )?treated with (?:\\w+ ){0,2}cells|can (?:now |finally |even )?be (?:reversed|healed|stopped|beaten|overcome))\\b`,
        '\\b(?:boost|strengthen)(?:s|ed|ing)? (?:your |the )?(?:immunity|immune (?:system|defen[cs]es?))\\b',
      ].join('|'),
      'gi',
    ),
    because:
      'hardly any cell treatment has been shown to treat an illness, and people who are ill may put off care that helps',
    instead: 'we treat no illnesses with cells; please ask your doctor about …',
    // Blood-forming cells do, vaccines do, and the body's own defence is not a treatment.
    unless:
      /\b(?:blood-forming|bone marrow|cord blood|leuk\w+|lymphom\w+|licensed|approved)\b[^.]*\[\d+\]|\b(?:immune|white|defence|T) cells\b|\bvaccin\w+|\b(?:researchers|scientists)\b[^.]*\b(?:hope|test|try|study|aim)\w*/i,
    studyMayReport: true,
  },
  {
    name: 'comparison',
    pattern:
      /\bbetter than (?:any )?(?:[\w-]+ )?(?:fillers?|surgery|botox|botulinum|face-?lifts?|transplants?)\b/gi,
    because: 'only a trial that compares the two can show it',
    instead: 'in a trial that compared it with …, … of … people improved',
    studyMayReport: true,
  },
  {
    name: 'urgency',
    pattern:
      /\b(?:from|for|now|at) (?:only|just) [£$€]\s?\d[\d,]*|\bonly (?:a few|\w+) (?:places?|slots?|appointments?) (?:are )?(?:left|remain(?:ing)?)(?=\W*$|[.,;:!?]| (?:for|in|this|at)\b)|(?<!\b(?:can|may|to|who) )\b(?:book|reserve|sign up|secure your (?:place|spot|appointment)) (?:today|now)\b|\b\d+\s?(?:%|per ?cent) off\b|\b(?:limited|special|exclusive|introductory)(?:[- ]time)? offers?\b|\b(?:places|spaces|slots|appointments) are limited\b|\boffers? (?:ends?|expires?|runs? (?:out|until))\b|\b(?:while|until) (?:places|stocks?|supplies) last\b|\b(?:don['’]t|do not|never) miss (?:this|out)\b|\bhurry(?=[,!])|\bsave (?:up to )?(?:[£$€]\s?\d|\d+\s?(?:%|per ?cent))|\b(?:easy|convenient|small|low|comfortable) instal?ments\b|\b(?:get|pay)\b[^.;]{0,30}\b(?:one|second|third|fourth|fifth|next) (?:\w+ )?(?:is )?free\b(?! (?:of|from))|\bdiscounts?\b(?! (?:the|this|that|these|those|it)\b)|\bdiscounted (?:prices?|rates?|treatments?|sessions?)\b/gi,
    because: 'a low price or a deadline is no reason for a treatment, and hurries people who need to think',
    instead: 'the treatment costs £ …; take the time that you need',
    unless: /\bno reason\b/i,
  },
  {
    name: 'fear',
    pattern:
      /\b(?:don['’]t|do not) let (?:the )?(?:ageing|aging|age|wrinkles|scars|hair loss|baldness|time|your (?:age|looks|skin|hair|wrinkles))\b|\bif you (?:do not|don['’]t) act (?:now|soon|today|in time)\b|\bbefore it(?: is|['’]s) too late\b|\bevery (?:day|week|month|year|hour) (?:that )?you (?:wait|delay|hesitate)\b|\b(?:without (?:it|treatment),? )?you(?: will|['’]ll) (?:soon )?look (?:old|tired|older|worn)\b|\b(?:ruin|destroy|wreck)(?:s|ing)? your (?:life|marriage|career|looks|relationships?|confidence)\b/gi,
    because: 'people who are frightened agree to what they would not choose',
    instead: 'without treatment, this is what usually happens: …',
  },
]
