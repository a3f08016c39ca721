/** A wording that claims more than a medical source can support. */
export type Claim = {
  name: string
  pattern: RegExp
  /** Why the wording is a problem, for the person who wrote it. */
  because: string
  /** What could stand there instead. */
  instead: string
  /** The same words in another sense; looked for in the whole sentence. */
  unless?: RegExp
  /** Also where a study is reported: what a study found is no promise. */
  studyMayReport?: true
}

const ADJECTIVES =
  '(?:(?:known|significant|serious|major|real|reported|adverse|harmful|negative|dangerous|noticeable|lasting|long-term|unwanted|unpleasant|undesirable|important|other|such|bad|apparent|severe|systemic|relevant|health|medical|and|or|whatsoever)[,\\s]+)*'

const ADVERSE =
  '(?:scar(?:s|red|ring)?|damage|harm|injur(?:y|ies)|blindness|numbness|loss|lumps?|weakness|disabilit(?:y|ies)|paralysis|pigment\\w*|discolou?r\\w*|marks?|burns?|baldness|complications?|side effects?|deform\\w*|stains?|spots?|dark\\w*|changes? in (?:skin )?colou?r)'

/**
 * The wordings, chosen by the clinic. What they rest on: claims need evidence (CAP Code, rule 12.1), safety above all
 * (rule 12.9), and a registration is no approval (FDA, Important Patient and Consumer Information About Regenerative
 * Medicine Therapies, 3 June 2021); the addresses are in claims.ts.
 */
export const CLAIMS: readonly Claim[] = [
  {
    name: 'cure',
    pattern: /\bcur(?:es?|ed|ing|able|ative|e-all)\b/gi,
    because: 'hardly any cell treatment has been shown to cure an illness',
    instead: 'may reduce',
    unless:
      /\bcure rates?\b|\bCures Act\b|\bcuring (?:light|lamp|time)s?\b|\b(?:Mr|Mrs|Ms|Dr|Professor) Cure\b|\b(?:leuk|lymphom|blood|bone marrow|infection|antibiotic)\w*[^.]*\[\d+\]|\b(?:light|heat|air|uv)[- ]cur|\bcur(?:ed|ing) (?:resin|cement|time|ham|meat)|\b(?:search|look|hop|aim|work|rac|quest|research|way)\w* (?:for|to|towards?)\b[^.]{0,30}\bcure|\bcured? (?:with|by) (?:light|uv)/i,
  },
  {
    name: 'guarantee',
    pattern: /\bguarante(?:es?|ed|eing)\b|\bwe (?:can )?promise\b/gi,
    because: 'nobody can guarantee what a treatment does in one person',
    instead: 'in the studies so far',
    unless:
      /\bguarante\w* (?:\w+ ){0,3}(?:privacy|confidential\w*|anonym\w*|rights?|access|sterility|security)\b|\b(?:law|constitution|act) guarantees\b/i,
  },
  {
    name: 'miracle',
    pattern:
      /\bmirac(?:les?|ulous(?:ly)?)\b|\bwonder[- ](?:cures?|drugs?|treatments?|cells?)\b|\bmagic(?:al)? (?:cures?|treatments?|solutions?|results?|effects?|cells?|bullets?)\b|\bfountain of youth\b|\beternal youth\b/gi,
    because: 'it promises what no study can show',
    instead: 'what the studies found',
  },
  {
    name: 'permanent',
    pattern:
      /\bpermanent(?:ly)?\b|\b(?:lasts?|lasting|gone|stays?|results?|effects?|youth|young) (?:for ever|forever|for life|for good|a lifetime)\b|\b(?:wrinkles|scars|lines|youth|skin|hair) forever\b|\blife-?long (?:results?|effects?|solution)\b/gi,
    because: 'studies follow people for months or a few years at most',
    instead: 'for as long as people were followed',
    unless: new RegExp(
      [
        '\\b(?:semi-)?permanent (?:\\w+ )?(?:address|resid\\w*|staff|jobs?|posts?|contracts?|make-?up|markers?|teeth|tooth|fillers?|records?|homes?|implants?|cell lines?|links?|waves?|tattoos?|dyes?|stay|team|members?|cookies?|ink|pacemakers?|catheters?)\\b',
        '\\b(?:tattoos?|implants?|fillers?|teeth|post|job|stitches|sutures) (?:is|are|was|were) (?:\\w+ )?permanent\\b',
        `\\bpermanent(?:ly)?(?: (?!remov|eras|elimin|clear|cur|treat|heal|fad|smooth|reduc|solution|fix|result|relief|repair|get|rid)[\\w-]+){0,3} ${ADVERSE}\\b`,
        `\\b${ADVERSE}[^.;:]{0,40}\\b(?:is|are|be|become|becomes|remain|stay|was|were)\\b[^.;:]{0,20}\\bpermanent(?:ly)?\\b`,
        '\\btemporary (?:or|and|rather)\\b|\\b(?:los[et]|lost|mov|clos|resid|liv)\\w* (?:\\w+ )?permanently\\b|\\bpermanently (?:clos|delet|mov|resid|employ|stor)\\w*',
        '\\b(?:damag|harm|scar|disfigur|injur|blind)\\w* permanently\\b',
      ].join('|'),
      'i',
    ),
  },
  {
    name: 'hundred-per-cent',
    pattern: /\b(?:100|(?:one |a )?hundred)\s?(?:%|per\s?cent\b)/gi,
    because: 'no treatment works, or is safe, for every person',
    instead: 'the figure of the study, with its number',
    unless:
      /(?:%|per\s?cent) (?:pure |medical )?(?:oxygen|cotton|alcohol|ethanol|humidity|dmso|silicone|merino|silk|wool|recycled|of the (?:dose|price|cost|fee|light|time|recommended))|\bscale\b|(?:\bto|[–-])\s?100\s?%|\[\d+\]|\brelative humidity\b/i,
  },
  {
    name: 'no-side-effects',
    pattern: new RegExp(
      `\\b(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|never (?:has|have|had|causes?|caused)(?: any)?|(?:not|\\w+n['’]t|cannot) (?:(?:have|cause|produce|involve|carry|lead to|experience|suffer|get)(?: any)?|any))\\s+${ADJECTIVES}(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|complications?|reactions?)\\b|\\bside[- ]effects?[- ]free\\b|\\bside[- ]effects? (?:do not|don['’]t|never|cannot|can['’]t|will not|won['’]t) (?:exist|occur|happen|appear)\\b|\\bside[- ]effects?: none\\b|\\bnone of (?:our|the) (?:patients|clients) (?:has |have )?had (?:any )?side[- ]effects?\\b`,
      'gi',
    ),
    because: 'every treatment can have side effects, and a licensed product of this kind lists many',
    instead: 'most side effects in the studies were mild; these were seen: …',
    studyMayReport: true,
  },
  {
    name: 'no-risk',
    pattern: new RegExp(
      `\\b(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|eliminates?(?: (?:all|any|the))?|(?:not|\\w+n['’]t) (?:(?:have|carry|involve|pose|hold)(?: any)?|any))\\s+${ADJECTIVES}(?:risks?|dangers?|hazards?)\\b(?!-free| (?:factors?|groups?))|\\brisk[- ]?free\\b|\\bzero[- ]risk\\b|\\b(?:nothing|no reason) to fear\\b`,
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
      /\b(?:no|zero|without(?: any)?) (?:possibility|chance|likelihood|probability|question) of(?: an?| any)?(?: [\w-]+){1,2}|\bno (?:allerg(?:y|ies|ic reactions?)|rejection)\b|\b(?:cannot|can not|can['’]t|will not|won['’]t|will never|never) (?:\w+ )?(?:be rejected|be allergic|cause (?:any )?(?:harm|allerg\w+|rejection|reactions?)|harm you|trigger (?:an? )?(?:allerg\w+|rejection|reactions?)|reject)\b|\b(?:allerg\w+(?: reactions?)?|rejection|side[- ]effects?|complications?|harm) (?:(?:is|are) (?:impossible|ruled out|excluded|out of the question)|(?:cannot|can['’]t|do not|don['’]t|never|will not|won['’]t) (?:occur|happen|develop|appear))\b/gi,
    because: 'cells from your own body are grown with substances that can cause allergy and other reactions',
    instead: 'allergic reactions are possible; tell us about your allergies',
    unless:
      /\bno allerg(?:y|ies) to\b|\bno (?:possibility|chance) of (?:a |an )?(?:refund|appointment|parking|cancel)/i,
    studyMayReport: true,
  },
  {
    name: 'completely-safe',
    pattern:
      /\b(?:completely|totally|entirely|absolutely|perfectly|fully|wholly|extremely|very|always|proven|100\s?%)(?: (?:to be|and))? (?:safe|harmless|painless|pain-free)\b|\b(?:perfectly|completely|totally|absolutely) natural and safe\b|\bsafe(?: and|,) (?:effective|painless|natural|proven)\b|\beffective and safe\b|\bit is harmless\b|\bnothing can go wrong\b|\b(?:painless|pain-free) (?:treatments?|procedures?|injections?|methods?|therap(?:y|ies)|solutions?)\b|\b(?:treatments?|therap(?:y|ies)|procedures?|injections?|cells?|methods?|products?) (?:is|are) (?:\w+ )?harmless\b|\bsafety is (?:guaranteed|assured|proven)\b/gi,
    because: 'safety is a matter of degree, and of what has been studied',
    instead: 'in a study with … people, … of them had …',
    unless:
      /\b(?:safe and effective)\b[^.]*\b(?:before|until)\b|\bmust be (?:shown|proven) to be\b|\b(?:regulator|FDA|MHRA|EMA|agency)\b[^.]*\b(?:decid|judg|requir|ask|check|whether)\w*[^.]*\bsafe and effective\b|\bhow (?:safe|effective)\b/i,
  },
  {
    name: 'registered',
    pattern:
      /\b(?:FDA|MHRA|EMA)[- ](?:registered|listed|registration)\b|\b(?:registered|listed)(?: \w+)? (?:with|by|at|in) (?:the )?(?:U\.?S\.? )?(?:FDA|MHRA|EMA|Food and Drug Administration)\b/gi,
    because: 'a registration is a notice that a company gives, and not an approval (FDA, 3 June 2021)',
    instead: 'approved by … for …, or: not approved',
    unless:
      /\b(?:not|never|nor)\b[^.]*\bapprov|\b(?:does not|doesn['’]t|do not|don['’]t) (?:mean|show|prove|imply)|\bis (?:not|no) (?:an? )?(?:approval|proof|endorsement|quality)|\bonly means\b|\bapproval is\b/i,
  },
  {
    name: 'approved',
    pattern:
      /(?<!\bthe )\b(?:FDA|MHRA|EMA)[- ](?:approved|cleared|authori[sz]ed|approval)\b|\b(?:approved|cleared|authori[sz]ed) by (?:the )?(?:FDA|MHRA|EMA|Food and Drug Administration)\b/gi,
    because: 'an approval is for one product and one use',
    instead: 'approved by … for …, with its source; or: not approved',
    unless: /\[\d+\]|\b(?:not|no|none|only|never|ask)\b|n['’]t\b/i,
  },
  {
    name: 'trial-registration',
    pattern:
      /\b(?:treatments?|therap(?:y|ies)|clinics?|methods?|protocols?|procedures?|techniques?|programmes?|products?|we|us|our (?:\w+ ){0,2}\w+)\b[^.;]{0,40}\b(?:registered|listed|recorded|published|recognised|recognized|verified|approved)\b[^.;]{0,30}\b(?:clinical ?trials?\.gov|NIH|National Institutes of Health|(?:US|U\.S\.|national) (?:government|trials? regist\w+)|trials? regist(?:er|ry))\b|\b(?:clinical ?trials?\.gov|NIH)[- ](?:registered|listed|approved|certified)\b|\b(?:approved|endorsed|recogni[sz]ed|verified|backed|accepted) by (?:the )?(?:clinical ?trials?\.gov|NIH|National Institutes of Health)\b/gi,
    because: 'anybody can list a study in a register, which approves nothing (FDA, 3 June 2021)',
    instead: 'a trial is under way (its number); it has no results yet',
    unless:
      /\b(?:does not|doesn['’]t|do not|don['’]t) (?:mean|show|prove|imply|approve)|\bis (?:not|no) (?:an? )?(?:approval|proof|endorsement)|\bnot (?:approved|an approval)/i,
  },
  {
    name: 'reverse-ageing',
    pattern:
      /\b(?:revers(?:es?|ed|ing|al of)|turn(?:s|ed|ing)? back|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|def(?:y|ies|ied|ying)|undo(?:es|ing)?|eras(?:es?|ed|ing)|rewind(?:s|ing)?)\s+(?:the\s+|your\s+)?(?:visible\s+)?(?:(?:signs?|effects?|process|hands?|years?) (?:of (?:the )?)?)?(?:skin\s|natural\s|biological\s)?(?:age(?:ing)?|aging|clock|time|years|wrinkles)\b|\bage[- ](?:reversal|reversing|defying)\b|\b(?:look|feel|become|grow)(?:s|ing)? (?:\w+ ){0,3}years younger\b|\b(?:takes?|taking) (?:\w+ )?years off\b|\bturn(?:s|ed|ing)? (?:the )?(?:clock|time) back\b|\bmakes? (?:\w+ ){1,3}years younger\b/gi,
    because: 'no treatment has been shown to stop or undo ageing',
    instead: 'may soften some lines for a while',
    unless: /\bstop(?:s|ped|ping)? (?:the )?(?:clock|time) (?:at|after|when)\b/i,
  },
  {
    name: 'breakthrough',
    pattern:
      /\bbreak-?throughs?\b(?! (?:bleeding|pain|infections?|seizures?|cancer|therapy designation|designation|device))|\ba revolution in\b|\brevolution(?:ary|i[sz](?:es?|ed|ing))\b|\bgame[- ]chang(?:er|ers|ing)\b|\bground-?breaking\b|\bcutting[- ]edge\b/gi,
    because: 'it praises and informs about nothing',
    instead: 'what is new, and since when, with its source',
  },
  {
    name: 'best-clinic',
    pattern:
      /(?:\b(?:the |our |one of the )?(?:best|leading|number[- ]one|no\.? ?1|top|foremost|finest|premier|world[- ](?:class|leading|renowned|famous)|most (?:advanced|experienced|trusted|renowned|successful|effective)|unrivalled|unparalleled|award-winning)|#\s?1)\s+(?:(?:[\w-]+\s){0,3}?)(?:clinics?|doctors?|surgeons?|experts?|specialists?|centres?|centers?|teams?|physicians?|providers?|hospitals?|therap(?:y|ies)|treatments?)\b|\b(?:clinics?|doctors?|surgeons?) in the world\b/gi,
    because: 'nobody has compared all clinics, and patients can’t check it',
    instead: 'how many people we have treated, and since when',
    unless:
      /\bdepends?\b|\bfor (?:each|every person)\b|\btop (?:layers?|of)\b|\bbest (?:available|supported|studied)\b|\bleading (?:causes?|questions?)\b|\bbest to\b/i,
  },
  {
    name: 'testimonial',
    pattern:
      /\btestimonials?\b|\b(?:patient|client|customer)s?['’]? (?:stories|reviews|success)\b|\bsuccess stor(?:y|ies)\b|\bbefore(?:[- ](?:and|&)[- ]|\/)after (?:photos?|pictures?|images?|galler(?:y|ies)|results?|of (?:our|a|one))\b|\bbefore and after treatment of\b|\b(?:happy|satisfied|delighted|thrilled) (?:patients?|clients?|customers?)\b|\b(?:says|said|writes) [a-z]+(?: [a-z]+)?, (?:\d\d\b|(?:a |our )?patient\b)|[–—] ?[a-z]+(?: [a-z]+\.?)?, (?:\d\d\b|patient (?:since|of|from)\b)|\bour (?:patients|clients|customers) (?:say|love|tell|rave|agree|are (?:delighted|happy|satisfied|thrilled|amazed))\b/gi,
    because: 'one person’s story can’t show whether a treatment works',
    instead: 'what the studies found',
  },
  {
    name: 'works-for-all',
    pattern:
      /\b(?:works?|effective|suitable|helps?|safe) (?:for|in|on) (?:everyone|everybody|anyone|anybody|all(?: (?:patients|people|skin types|ages))?|every (?:patient|person|skin type))\b|\b(?:always|never fails? to) (?:works?|succeeds?|effective|helps?)\b|\bnever fails?\b|\b(?:clinically|scientifically|medically)[- ](?:proven|proved)\b|\bproven (?:to work|results?|effectiveness|cure)\b|\b(?:research|science) (?:proves|has proven|has proved)\b|\brecommended by (?:dermatologists|doctors|experts)\b|\bworks? wonders\b/gi,
    because: 'people differ, and in every study some had no benefit',
    instead: 'in one study, … of … people improved',
    unless: /\bstudied in\b|\bfor all (?:of|the|these|those)\b/i,
  },
  {
    name: 'instant',
    pattern:
      /\b(?:instant(?:ly|aneous)?|immediate(?:ly)?|overnight) (?:\w+ )?(?:results?|rejuvenat\w+|regenerat\w+|younger|relief|improvements?|transform\w+)\b/gi,
    because: 'cells need weeks or months before a change can show',
    instead: 'a change, if there is one, may show after some months',
  },
  {
    name: 'complete-removal',
    pattern:
      /\b(?:completely|totally|fully|entirely)\s+(?:remov|eliminat|eras|clear|heal|regrow|restor|regenerat|eradicat|disappear|get rid|rid|repair)\w*|\b(?:remov|eliminat|eras|eradicat|heal|clear)\w*\s+(?:[\w-]+\s){0,4}?(?:completely|totally|entirely|forever|for good|once and for all)\b|\b(?:wrinkles|scars|lines|spots) (?:will )?(?:disappear|vanish)(?:es)?\b|\b(?:eliminat|eradicat)(?:es?|ed|ing) (?:\w+ )?(?:wrinkles|scars|lines|hair loss|baldness|pain)\b/gi,
    because: 'studies report a change in part of the people, and hardly ever a full one',
    instead: 'may make … less visible',
    unless:
      /\b(?:wounds?|biops(?:y|ies)|cuts?|incisions?|bruis\w+|plasters?|dressings?|stitches|site|sore|make-?up|your skin has)\b|\b(?:until|once|after|when|before)\b(?![^.]*\b(?:wrinkles|scars|lines)\b)[^.]*\b(?:heal|clear)/i,
  },
]
