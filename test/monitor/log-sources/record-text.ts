import fc from 'fast-check'
import type { RecordNeed, RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'

/**
 * Texts of JSON as whoever writes CloudTrail files might write them: records that are plain, that only look plain, and that are
 * broken, in every kind of file. Made as text, not by `JSON.stringify`, since spelling is what the scanner must not be misled by.
 */
const names: readonly string[] = ['StopLogging', 'DeleteTrail', 'GetObject', 'assumerole', 'CreateUser', 'X']
const sources: readonly string[] = ['cloudtrail.amazonaws.com', 's3.amazonaws.com', 'IAM.amazonaws.com', 'sts']
const words: readonly string[] = ['root', 'AdministratorAccess', '0.0.0.0/0', 'kali-linux', 'arn:aws:iam::aws:policy/Admin', 'Kelvin']

/** A text as a JSON string, now and then with characters written as escapes. */
function spelt(text: string): fc.Arbitrary<string> {
  const plain = JSON.stringify(text)
  const place = fc.nat(Math.max(text.length - 1, 0))
  const escaped = place.map((at) => {
    const code = text.charCodeAt(at)
    const written = Number.isNaN(code) ? '' : `\\u${code.toString(16).padStart(4, '0')}`
    return `${JSON.stringify(text.slice(0, at)).slice(0, -1)}${written}${JSON.stringify(text.slice(at + 1)).slice(1)}`
  })
  return fc.oneof({ weight: 12, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: escaped })
}

const speltOneOf = (texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts).chain(spelt)
const odd = fc.constantFrom(
  'null',
  '7',
  '""',
  '{}',
  '[]',
  'true',
  '-0.5e+3',
  '"é"',
  '"a\\"b"',
  '"\\/"',
  '" "',
  'nul',
  '01',
  '"\\x"',
  '"\t"',
  '',
)
const space = fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\r\n\t', '  ') })
const times = [
  '2026-01-31T12:00:00Z', '2024-02-29T23:59:59Z', '2026-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z', '2026-12-00T00:00:00Z',
  '2026-01-01T24:00:00Z', '2026-01-01T23:60:00Z', '2026-01-01T23:00:60Z', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00+01:00', '0000-01-01T00:00:00Z',
  '2026-01-01 00:00:00Z', '2026-1-01T00:00:00Z', '2026-10-10T10:10:10z', '2026-19-39T29:59:59Z', '2026-00-10T00:00:00Z', '2026-11-31T00:00:00Z',
] // biome-ignore format: a list of times

/** Members that make a record what it is. */
const usualMembers: readonly fc.Arbitrary<string>[] = [
  speltOneOf(names).map((value) => `"eventName":${value}`),
  speltOneOf(sources).map((value) => `"eventSource":${value}`),
  fc.constant('"eventTime":"2026-01-31T12:00:00Z"'),
  fc.constantFrom('"eventVersion":"1.11"', '"eventVersion":"1"', '"awsRegion":"us-east-1"', '"eventType":"AwsApiCall"'),
]

const nested = fc.letrec<{ value: string; text: string }>((tie) => ({
  text: fc.oneof(
    speltOneOf([...names, ...sources, ...words]),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
    fc.constantFrom(
      '"{\\"eventName\\":\\"StopLogging\\"}"',
      '"\u212aelvin"',
      '"İ"',
      '"}]},{"',
      '"\\\\"',
      '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    ),
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('text'),
    fc.double({ noNaN: true }).map((value) => JSON.stringify(value)),
    fc.constantFrom('true', 'false', 'null', '0', '-1.5E-7'),
    fc.tuple(space, fc.array(tie('value'), { maxLength: 3 })).map(([gap, values]) => `[${gap}${values.join(`${gap},`)}]`),
    fc
      .tuple(
        space,
        fc.array(fc.tuple(fc.oneof(tie('text'), fc.constantFrom('"eventName"', '"Records"', '"eventTime"')), tie('value')), {
          maxLength: 3,
        }),
      )
      .map(([gap, members]) => `{${gap}${members.map(([key, value]) => `${key}${gap}:${gap}${value}`).join(',')}}`),
  ),
})).value

const otherMembers: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom('"requestParameters"', '"userIdentity"', '"x"', '"userAgent"'), nested)
      .map((pair) => pair.join(':')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'eventName', 'eventSource', 'eventTime', 'eventVersion', 'eventCategory', 'eventType', 'detail-type', 'detail', 'digestStartTime', 'logFiles',
          'Records', '__proto__', 'eventID', 'recipientAccountId',
        ).chain(spelt), // biome-ignore format: a list of keys
        fc.oneof(odd, nested, speltOneOf([...names, ...times, 'Insight', 'AwsCloudTrailInsight', 'Management', '2.0', '1.08', '10', '1a'])),
      )
      .map((pair) => pair.join(':')),
  },
)

/** One record; most are plain. */
const recordText: fc.Arbitrary<string> = fc
  .tuple(fc.array(otherMembers, { maxLength: 3 }), fc.tuple(...usualMembers), fc.nat(20), fc.nat(30), speltOneOf(times), space)
  .chain(([others, usual, dropped, odds, time, gap]) => {
    const members = [...usual, ...others]
    if (dropped < usual.length) members.splice(dropped, 1)
    if (odds === 0) members.push(`"eventTime":${time}`)
    else if (odds < 4) members[2] = `"eventTime":${time}`
    return fc.shuffledSubarray(members, { minLength: members.length }).map((all) => `{${gap}${all.join(`${gap},${gap}`)}${gap}}`)
  })

/** The content of one file. */
export const fileText: fc.Arbitrary<string> = fc
  .tuple(fc.array(recordText, { maxLength: 6 }), fc.constantFrom(',', ',', ',', ' ,\n', '\n', '', ',,'), fc.nat(14))
  .map(([records, between, kind]) => {
    const list = records.join(between)
    if (kind < 6) return `{"Records":[${list}]}`
    if (kind === 6) return `[${list}]\n`
    if (kind === 7) return `${records.join('\n')}\n`
    if (kind === 8) return `\n{ "Records" :\t[ ${list} ] }\n{"Records":[${list}]}`
    if (kind === 9) return `{"Records":[${list}],"more":{"Records":[${list}]}}`
    if (kind === 10) return `\ufeff{"Records":[${list}]}`
    if (kind === 11) return `${records.join('\n')}\n{"Records":[${list}]}\n[${list}]`
    if (kind === 12) return `{"x":1,"Records":[${list}]}`
    if (kind === 13) return `{"Records":["text",${list},7,"text",[{}]${list}]}`
    return `{"Records":[${list}`
  })

const someOf = (texts: readonly string[]): fc.Arbitrary<ReadonlySet<string>> =>
  fc
    .subarray(
      texts.map((text) => text.toLowerCase()),
      { minLength: 1, maxLength: 3 },
    )
    .map((chosen) => new Set(chosen))
/** Pieces of what stands in the records, so that they are met, at any place in them. */
const piece = fc
  .tuple(
    fc.constantFrom(...words, ...names, 'eventName":"', '{"', ':"AwsApiCall"', '"userAgent":"', 'requestParameters":{', 'no such piece'),
    fc.nat(5),
    fc.nat(60),
  )
  .map(([text, from, length]) => text.toLowerCase().slice(from, from + length))
  .filter((text) => text.length >= 4)
const need: fc.Arbitrary<RecordNeed> = fc.record(
  { eventNames: someOf(names), eventSources: someOf(sources), pieces: fc.array(piece, { maxLength: 4 }) },
  { requiredKeys: [] },
)
/** What rules may need of these records. */
export const neededBySome: fc.Arbitrary<RecordNeeds> = fc.array(need, { maxLength: 4 })
