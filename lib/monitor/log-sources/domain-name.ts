/** Longest name looked at, characters: 255 bytes, each of which may be written as `\ddd`. */
const longestName = 1_020

/**
 * Suffixes of two labels under which anybody may register a name; all others are taken to have one label. Not the whole public
 * suffix list: a country that is missing here makes its registrars look like one domain.
 */
const secondLevel: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    'uk: co org me ltd plc net ac gov nhs sch',
    'au: com net org edu gov id asn',
    'nz: co net org govt ac geek',
    'jp: co ne or ac go gr ed lg ad',
    'br: com net org gov edu art blog eco app dev',
    'cn: com net org gov edu ac',
    'in: co net org gov firm gen ind ac edu nic res',
    'kr: co or ne go ac re pe',
    'za: co org net gov ac web',
    'mx: com org net gob edu',
    'ar: com org net gob edu',
    'tr: com org net gov edu bel web biz info',
    'tw: com org net gov edu idv',
    'hk: com org net gov edu idv',
    'sg: com org net gov edu per',
    'my: com org net gov edu name',
    'id: co or web sch ac go net my biz',
    'il: co org net ac gov muni k12',
    'th: co or in ac go net mi',
    'ua: com org net gov edu in kiev lviv',
    'pl: com org net gov edu info waw',
    'ru: com org net msk spb',
    'vn: com org net gov edu',
    'ph: com org net gov edu',
    'pk: com org net gov edu',
    'bd: com org net gov edu',
    'ng: com org net gov edu',
    'ke: co or ne go ac',
    'eg: com org net gov edu',
    'sa: com org net gov edu',
    'ae: co org net gov ac',
    'co: com org net gov edu nom',
    'pe: com org net gob edu',
    've: com co org net gob',
    'ec: com org net gob edu fin',
    'gr: com org net gov edu',
    'cy: com org net gov ac',
    'pt: com org gov edu',
    'es: com org nom gob edu',
    'hu: co org',
    'at: co or ac gv',
    'arpa: in-addr ip6 home',
  ].map((line) => {
    const [country = '', labels = ''] = line.split(': ')
    return [country, new Set(labels.split(' '))] as const
  }),
)

/** What a queried name looks like. */
export interface DomainName {
  /** Lower case, without a dot at its end. */
  readonly query: string
  /** The domain that somebody registered: `example.co.uk` of `a.b.example.co.uk`; the name itself where there is nothing below it. */
  readonly parent: string
  readonly longestLabel: number
  readonly labelCount: number
  /** Characters below the parent, dots included. */
  readonly subdomainLength: number
  /** Bits a character below the parent, by Shannon, dots left out; 0 where there is nothing. */
  readonly entropy: number
  /** The same of the registered label: `example` of `example.co.uk`. */
  readonly parentEntropy: number
}

/** Takes a name apart. Linear in it. */
export function domainName(name: string): DomainName {
  const lower = name.slice(0, longestName).toLowerCase()
  const query = lower.endsWith('.') ? lower.slice(0, -1) : lower
  const labels = query === '' ? [] : query.split('.')
  const own = Math.min(labels.length, isSecondLevel(labels) ? 3 : 2)
  const below = labels.slice(0, labels.length - own)
  return {
    query,
    parent: labels.slice(labels.length - own).join('.'),
    longestLabel: labels.reduce((longest, label) => Math.max(longest, label.length), 0),
    labelCount: labels.length,
    subdomainLength: below.join('.').length,
    entropy: entropyOf(below.join('')),
    parentEntropy: own > 1 ? entropyOf(labels[labels.length - own] ?? '') : 0,
  }
}

function isSecondLevel(labels: readonly string[]): boolean {
  return secondLevel.get(labels[labels.length - 1] ?? '')?.has(labels[labels.length - 2] ?? '') === true
}

/** Bits a character, rounded to thousandths. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let bits = 0
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total)
  return Math.round(bits * 1_000) / 1_000
}
