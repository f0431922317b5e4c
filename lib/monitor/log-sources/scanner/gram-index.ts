import { gramFactor } from './layout.ts'

/** Characters of a gram. */
const gramLength = 4
/** Furthest apart that grams are sampled. */
const widestStride = 8
/** What a gram costs that stands in nearly every record, beside 1 for every piece that has it as well. */
const costOfCommon = 64
const crowdBits = 16

/** Texts that most records of CloudTrail have: their grams tell nothing. */
const commonTexts: readonly string[] = [
  '{"eventversion":"1.11","useridentity":{"type":"assumedrole","principalid":"aroa","arn":"arn:aws:sts::1111:assumed-role/',
  '"accountid":"111122223333","accesskeyid":"asia","sessioncontext":{"sessionissuer":{"type":"role","arn":"arn:aws:iam::1111:role/',
  '"username":"attributes":{"creationdate":"2026-01-01t00:00:00z","mfaauthenticated":"false"}},"invokedby":"iamuser","awsservice"',
  '"eventtime":"2025-01-01t00:00:00z","eventsource":"s3.amazonaws.com","eventname":"get","describe","list","put","create","delete"',
  '"awsregion":"us-east-1","eu-west-1","us-west-2","sourceipaddress":"10.0.0.0","useragent":"aws-sdk-java/1.2 linux/5.10 aws-cli/2.0',
  '"requestparameters":{"responseelements":null,"additionaleventdata":{"requestid":"eventid":"readonly":true,"resources":[{',
  '"eventtype":"awsapicall","managementevent":true,"recipientaccountid":"eventcategory":"management","tlsdetails":{"tlsversion":"tlsv1.3"',
  '"ciphersuite":"tls_aes_128_gcm_sha256","clientprovidedhostheader":"amazonaws.com"}},{"errorcode":"accessdenied","errormessage":',
]

/** The grams by which pieces are found, ordered by the upper bits of their hash. */
export interface GramIndex {
  readonly stride: number
  /** How far to shift a hash for its place in `table`, and in `heads`. */
  readonly gramShift: number
  readonly headShift: number
  /** 1 at the places of all grams. */
  readonly table: Uint8Array
  /** For each place the first of its grams; the last tells where all end. */
  readonly heads: Uint32Array
  readonly grams: readonly Gram[]
}

/** One of the fours of a piece by which it is found. */
export interface Gram {
  readonly word: number
  /** Which piece, in the order in which they were given. */
  readonly piece: number
  /** Where in the piece the gram stands. */
  readonly from: number
}

/**
 * Chooses by which fours of characters each piece is found. Fours are sampled every `stride` characters of a record, so a piece
 * has `stride` of them that follow each other: whatever the place where it stands, one of them is sampled. Of all places in the
 * piece those are taken that few other pieces and few records share. Pieces: lower-case ASCII of at least four characters.
 */
export function indexGrams(pieces: readonly string[]): GramIndex {
  const shortest = pieces.reduce((least, { length }) => Math.min(least, length), widestStride + gramLength - 1)
  const stride = shortest - gramLength + 1
  const grams = chooseGrams(pieces, stride)
  const gramShift = 32 - bitsFor(grams.length * 16, 13, 21)
  const headShift = 32 - bitsFor(grams.length * 2, 8, 18)
  const table = new Uint8Array(2 ** (32 - gramShift))
  const heads = new Uint32Array(2 ** (32 - headShift) + 1)
  for (const { word } of grams) {
    table[hashOf(word) >>> gramShift] = 1
    count(heads, (hashOf(word) >>> headShift) + 1)
  }
  for (let place = 1; place < heads.length; place++) heads[place] = (heads[place] ?? 0) + (heads[place - 1] ?? 0)
  const next = heads.slice()
  const sorted = grams.slice()
  for (const gram of grams) {
    const head = hashOf(gram.word) >>> headShift
    sorted[next[head] ?? 0] = gram
    count(next, head)
  }
  return { stride, gramShift, headShift, table, heads, grams: sorted }
}

function chooseGrams(pieces: readonly string[], stride: number): readonly Gram[] {
  const crowd = commonCrowd()
  const grams: Gram[] = []
  for (const [piece, text] of pieces.entries()) {
    const begin = leastCrowded(text, stride, crowd)
    for (let from = begin; from < begin + stride; from++) {
      const word = wordAt(text, from)
      count(crowd, crowdPlace(word))
      grams.push({ word, piece, from })
    }
  }
  return grams
}

/** Where those grams of a piece begin that cost least together. */
function leastCrowded(text: string, stride: number, crowd: Uint32Array): number {
  const costAt = (from: number): number => crowd[crowdPlace(wordAt(text, from))] ?? 0
  let best = 0
  let least = Number.POSITIVE_INFINITY
  let cost = 0
  for (let at = 0; at + gramLength <= text.length && least > 0; at++) {
    cost += costAt(at) - (at >= stride ? costAt(at - stride) : 0)
    if (at < stride - 1 || cost >= least) continue
    least = cost
    best = at - stride + 1
  }
  return best
}

function commonCrowd(): Uint32Array {
  const crowd = new Uint32Array(2 ** crowdBits)
  for (const text of commonTexts) {
    for (let at = 0; at + gramLength <= text.length; at++) crowd[crowdPlace(wordAt(text, at))] = costOfCommon
  }
  return crowd
}

/** Four characters of a text as a little-endian word, each with the bit that tells lower from upper case. */
function wordAt(text: string, at: number): number {
  const word = text.charCodeAt(at) | (text.charCodeAt(at + 1) << 8) | (text.charCodeAt(at + 2) << 16) | (text.charCodeAt(at + 3) << 24)
  return (word | 0x20202020) >>> 0
}

function hashOf(word: number): number {
  return Math.imul(word, gramFactor) >>> 0
}

function crowdPlace(word: number): number {
  return hashOf(word) >>> (32 - crowdBits)
}

function count(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}

/** Bits of a table with at least so many places, within bounds. */
function bitsFor(places: number, least: number, most: number): number {
  return Math.min(Math.max(Math.ceil(Math.log2(Math.max(places, 1))), least), most)
}
