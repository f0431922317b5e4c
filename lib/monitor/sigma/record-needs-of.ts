import type { RecordNeed } from '../log-sources/record-needs.ts'
import { type Anchor, isAbout, longestPlainRun, type Necessity, passRate } from './anchor.ts'

/** Pieces that more records have than this are not worth a search. */
const worthwhile = 0.5
/** What nearly every record says somewhere: pieces of it select nothing. */
const usualText = [
  '{"eventversion":"1.11","useridentity":{"type":"assumedrole","principalid":"aroa:","arn":"arn:aws:sts::123456789012:assumed-role/',
  '"accountid":"","accesskeyid":"asia","sessioncontext":{"sessionissuer":{"type":"role","arn":"arn:aws:iam::123456789012:role/',
  '"username":"","attributes":{"creationdate":"","mfaauthenticated":"false"}},"invokedby":"','"type":"iamuser"','"type":"awsservice"',
  '"eventtime":"2026-01-31t12:00:00z","eventsource":".amazonaws.com","eventname":"","awsregion":"us-east-1","eu-west-1',
  '"sourceipaddress":"10.0.0.0","useragent":"aws-sdk-','"requestparameters":null','"requestparameters":{','"responseelements":null',
  '"requestid":"","eventid":"","readonly":true,"resources":[{"arn":"arn:aws:s3:::"}],"eventtype":"awsapicall","managementevent":true,',
  '"recipientaccountid":"","eventcategory":"management","tlsdetails":{"tlsversion":"tlsv1.3","ciphersuite":"tls_aes_128_gcm_sha256",',
  '"clientprovidedhostheader":".amazonaws.com"','"eventname":"get','"eventname":"list','"eventname":"describe',
].join('\n') // biome-ignore format: a list of texts

/** Shortest piece of raw text that is worth a search. */
const shortestPiece = 4

/**
 * What a raw record must have for a clause with these needs to have a chance. Anchors hold runs of printable ASCII, which stand in
 * JSON as they are, but for `\"` and `\\`; a record that spells characters in another way (`\u`, `\/`) counts as having every
 * piece. Numbers and booleans are written in ways of their own, so pieces that could be part of one do not count.
 */
export function recordNeedOf(needs: readonly Necessity[]): RecordNeed {
  const names = needs.find((necessity) => isAbout(necessity, 'eventName'))
  const sources = needs.find((necessity) => isAbout(necessity, 'eventSource'))
  const pieces = needs
    .filter((necessity) => !isAbout(necessity, 'eventName') && !isAbout(necessity, 'eventSource') && passRate(necessity) <= worthwhile)
    .flatMap((necessity) => {
      const each = necessity.map(pieceOf)
      return each.every((piece) => piece !== undefined) ? [[...new Set(each)]] : []
    })[0]
  return {
    ...(names ? { eventNames: textsOf(names) } : {}),
    ...(sources ? { eventSources: textsOf(sources) } : {}),
    ...(pieces ? { pieces } : {}),
  }
}

function textsOf(necessity: Necessity): ReadonlySet<string> {
  return new Set(necessity.flatMap((anchor) => (anchor.kind === 'equals' ? anchor.text : [])))
}

/** The piece of raw text that an anchor speaks of; undefined when there is none that is sure to stand there. */
function pieceOf(anchor: Anchor): string | undefined {
  if (anchor.kind === 'key') return long(`${anchor.word}"`)
  // The text of a field inside of a text may be percent-encoded.
  if (anchor.field?.inside || anchor.field?.json) return undefined
  const { piece, starts, ends } = anchor.kind === 'equals' ? longestPlainRun(anchor.text) : anchor
  if (isPartOfScalar(piece)) return undefined
  return long(`${starts ? '"' : ''}${piece.replace(/["\\]/g, '\\$&')}${ends ? '"' : ''}`)
}

function long(piece: string): string | undefined {
  return piece.length >= shortestPiece && !usualText.includes(piece) ? piece : undefined
}

/** Whether the piece may be part of a number or boolean as text, which JSON may write in another way and without quotes. */
function isPartOfScalar(piece: string): boolean {
  return /^[0-9.e+-]*$/.test(piece) || 'true'.includes(piece) || 'false'.includes(piece)
}
