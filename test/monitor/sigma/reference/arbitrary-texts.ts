import fc from 'fast-check'

/** Few characters, so that texts meet: both cases, letters whose lower case is another's (Kelvin sign, dotted I), wildcards, signs. */
const characters = [
  'a', 'b', 'A', 'B', 'k', 'K', '\u212a', 'i', 'I', '\u0130', 's', '\u017f', 'é', 'É', 'ß', '😀', '0', '5',
  '\\', '*', '?', '-', '/', ' ', '%', '"', '.', '_', '\n', '\u2013', '\u2015',
] // biome-ignore format: a list of characters
const inert = characters.filter((character) => !'\\*?%'.includes(character))

/** Words that rules and logs are made of, some of them in two spellings. */
export const words = [
  'DeleteTrail', 'deletetrail', 'CreateUser', 'ConsoleLogin', 'ec2.amazonaws.com', 'S3.amazonaws.com', 'AdministratorAccess', 'root', 'Root',
  'arn:aws:iam::aws:policy/AdministratorAccess', 'aws-cli/2.15', '-enc', '/enc', 'a -x b', 'true', 'False', 'null', '5', '5.0', '1e3', '10', '1000',
  'caféadmin', 'CAFÉADMIN', 'say "root" now', 'DIR\\cmd.exe', 'tas\u212adelete',
] // biome-ignore format: a list of words

/** Addresses, good and bad. */
export const addresses = [
  '10.0.0.1',
  '10.200.0.1',
  '11.0.0.1',
  '::1',
  '2001:db8::1',
  '2001:DB8:ff::',
  '::ffff:10.0.0.1',
  '10.1',
  '443',
  'host',
]

/** Times as logs write them, and texts that are none. */
export const times = [
  '2026-05-04T09:00:00Z', '2026-05-04 09:05:59.123 +02:00', '2026-05-04', '2026/12/31 23:59:60', '20260101T000000Z', '2027-01-01T00:00',
  '1777885200', '1777885200000', '2026-02-29', '2024-02-29T12:30:00-05:00', '2026-05-04T24:00:00Z', '09:00', '2021-01-03T10:10:10Z',
] // biome-ignore format: a list of times

const word = fc.constantFrom(...words)
const joined = (unit: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...unit), { maxLength }).map((parts) => parts.join(''))

/** A text as rules write it: wildcards and backslashes mean something. */
export const patternText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: joined(characters, 4) },
  { weight: 3, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc.tuple(word, joined(characters, 3), fc.nat(12)).map(([text, more, at]) => text.slice(0, at) + more + text.slice(at)),
  },
)

/** A text without wildcards, backslashes and placeholders; of one byte `base64offset` could say nothing. */
export const plainText: fc.Arbitrary<string> = fc.oneof(
  joined(inert, 4).map((text) => (text.length > 1 ? text : `a${text}b`)),
  word.filter((text) => text.length > 1),
)

/** A text of an event. */
export const eventText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: joined(characters, 5) },
  { weight: 4, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom(...addresses, ...times) },
  { weight: 1, arbitrary: fc.tuple(joined(characters, 3), word, joined(characters, 3)).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(3), patternText).map(([long, text]) => `${'ab '.repeat(100 * long)}${text}`) },
)

/** Numbers near to each other. */
export const number: fc.Arbitrary<number> = fc.constantFrom(0, 5, -5, 4.5, 10, 1000, 22, 1777885200)
