/** IPv4 networks that are not of the internet (IANA IPv4 Special-Purpose Address Registry), first address and prefix length. */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
].map((cidr) => networkOf(cidr) ?? { first: 0, length: 32 })

/** Whether a network holds more than 256 addresses of the internet, but not all of them. */
export function isWidePublic(cidr: string): boolean {
  const network = networkOf(cidr)
  if (!network || network.length === 0 || network.length >= 24) return false
  return !special.some((other) => other.length <= network.length && first(network.first, other.length) === other.first)
}

function networkOf(cidr: string): { readonly first: number; readonly length: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr.trim())
  if (!match) return undefined
  const [a = 0, b = 0, c = 0, d = 0, length = 32] = match.slice(1).map(Number)
  return { first: first(((a * 256 + b) * 256 + c) * 256 + d, length), length }
}

/** The first address of the network of this length around an address. */
function first(address: number, length: number): number {
  return address - (address % 2 ** (32 - length))
}
