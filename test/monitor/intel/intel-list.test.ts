import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { addressWords } from '#lib/monitor/intel/address-ranges.ts'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'

describe('what an entry means', () => {
  test.each<[entry: string, inside: string[], outside: string[]]>([
    ['198.51.100.7', ['198.51.100.7', '::ffff:198.51.100.7'], ['198.51.100.8', '198.51.100.70', '3325256711', 'x']],
    ['10.0.0.0/8', ['10.0.0.0', '10.255.255.255', '::ffff:10.1.1.1'], ['9.255.255.255', '11.0.0.0', '::a00:1', '10.1', '0xa.0.0.1']],
    ['10.1.2.3/8', ['10.0.0.1'], ['11.0.0.1']],
    ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255'], ['::', '2001:db8::1']],
    ['2001:db8::/32', ['2001:db8::1', '2001:0DB8:ffff::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'], ['2001:db9::', '10.0.0.1']],
    ['2001:db8::1', ['2001:DB8:0::1'], ['2001:db8::2']],
    ['::/0', ['::1', 'ffff::'], ['10.0.0.1', '::ffff:10.0.0.1']],
    ['::ffff:10.0.0.0/104', ['10.9.9.9', '::ffff:10.0.0.1'], ['11.0.0.0', '::a00:0']],
    [
      'example.com',
      ['example.com', 'EXAMPLE.com.', 'a.example.com', 'a.b.example.com'],
      ['notexample.com', 'com', 'example.com.evil.org', 'example.comx'],
    ],
    ['*.Example.COM.', ['example.com', 'x.example.com'], ['examplexcom']],
    ['_dmarc.example.org', ['_dmarc.example.org'], ['example.org']],
    ['münchen.example', ['MÜNCHEN.example', 'a.münchen.example'], ['example']],
    ['arn:aws:iam::111122223333:role/Deploy', ['ARN:AWS:iam::111122223333:role/deploy'], ['arn:aws:iam::111122223333:role/deploy2', '']],
    ['localhost', ['LOCALHOST'], ['a.localhost']],
    ['aa:bb:cc:dd:ee:ff', ['AA:BB:CC:DD:EE:FF'], ['aa:bb:cc:dd:ee']],
    ['a#b  # not a#b', ['a#b'], ['a', 'a#b  # not a#b']],
  ])('%s', (entry, inside, outside) => {
    const { list, errors } = parseIntelList(entry)
    expect(errors).toEqual([])
    expect(inside.filter((value) => !list.has(value))).toEqual([])
    expect(outside.filter((value) => list.has(value))).toEqual([])
  })

  test('comments, empty lines, Windows line ends, a byte order mark', () => {
    const { list, errors } = parseIntelList('\uFEFF# known bad\r\n\r\n  198.51.100.7  # seen in May\r\n\texample.com\r\n#x\nlast')
    expect(errors).toEqual([])
    expect(list.size).toBe(3)
    expect(['198.51.100.7', 'a.example.com', 'last'].every((value) => list.has(value))).toBe(true)
    expect(['# known bad', '', 'x', 'seen in May'].some((value) => list.has(value))).toBe(false)
  })

  test.each([
    '10.0.0.0/33',
    '300.1.1.1',
    '10.0.0',
    '1.2.3.4.5',
    '10.0.0.0/',
    '10.0.0.0/a',
    '2001:db8::/129',
    '2001:db8::1/x',
    '::ffff:10.0.0.0/90',
    '10.0.0.1/8/8',
  ])('%s is an error on its line and takes no other along', (entry) => {
    const { list, errors } = parseIntelList(`192.0.2.1\n${entry}\n192.0.2.2`)
    expect(errors).toEqual([{ line: 2, message: expect.stringContaining('no address and no range; wanted') }])
    expect(list.size).toBe(2)
    expect(list.has(entry)).toBe(false)
  })

  test('a wildcard elsewhere and an endless entry are errors; errors are told up to a hundred', () => {
    expect(parseIntelList(`a*b.com\n${'x'.repeat(2_049)}`).errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('no wildcard'),
      expect.stringContaining('2049 characters'),
    ])
    const { errors } = parseIntelList('1.2.3\n'.repeat(5_000))
    expect(errors).toHaveLength(101)
    expect(errors.at(-1)?.message).toContain('and more')
  })
})

const four = fc
  .tuple(fc.constantFrom(10, 192), fc.constantFrom(0, 1, 255), fc.constantFrom(0, 7), fc.nat(255))
  .map((parts) => parts.join('.'))
const six = fc
  .array(fc.constantFrom('0', '1', 'ffff', 'db8'), { minLength: 8, maxLength: 8 })
  .map((parts) => parts.join(':'))
  // IPv4 in the clothes of IPv6 is the IPv4 address here, which the plainest way does not know.
  .filter((text) => !text.startsWith('0:0:0:0:0:ffff:'))
const domain = fc.array(fc.constantFrom('a', 'b', 'com', 'x-y'), { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))
const word = fc.constantFrom('user', 'User', 'role/x', '7', 'a.b.c.')
const entry = fc.oneof(
  four,
  six,
  domain,
  word,
  domain.map((name) => `*.${name}`),
  fc.tuple(four, fc.nat(32)).map(([address, bits]) => `${address}/${bits}`),
  fc.tuple(six, fc.nat(128)).map(([address, bits]) => `${address}/${bits}`),
)

/** One entry asked in the plainest way. */
function fits(line: string, value: string): boolean {
  const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
  const [network = '', bits] = line.split('/')
  if (isAddress(network)) {
    if (!isAddress(value)) return false
    const [one, other] = [ipaddr.parse(network), ipaddr.parse(value)]
    return one.kind() === other.kind() && one.match(other, Number(bits ?? (one.kind() === 'ipv4' ? 32 : 128)))
  }
  if (isAddress(value)) return false
  const [name, asked] = [line, value].map((text) => text.toLowerCase().replace(/^\*\./, '').replace(/\.$/, '')) as [string, string]
  const isDomain = /^[^.]+(\.[^.]+)+$/.test(name)
  return isDomain ? asked === name || asked.endsWith(`.${name}`) : line.toLowerCase() === value.toLowerCase()
}

test('a list answers as its entries do one by one', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 30 }),
      fc.array(fc.oneof(four, six, domain, word), { minLength: 1, maxLength: 20 }),
      (lines, values) => {
        const { list, errors } = parseIntelList(lines.join('\n'))
        expect(errors).toEqual([])
        for (const value of values) expect([value, list.has(value)]).toEqual([value, lines.some((line) => fits(line, value))])
      },
    ),
    { numRuns: 1_000 },
  )
})

test('addresses are read as ipaddr.js reads four-part decimals and IPv6', () => {
  const text = fc.oneof(four, six, fc.stringMatching(/^[0-9.]{1,16}$/), fc.stringMatching(/^[0-9a-f:.]{1,20}$/), fc.string())
  fc.assert(
    fc.property(text, (value) => {
      expect(addressWords(value) !== undefined).toBe(
        ipaddr.IPv4.isValidFourPartDecimal(value) || (value.includes(':') && ipaddr.IPv6.isValid(value)),
      )
    }),
    { numRuns: 2_000 },
  )
})
