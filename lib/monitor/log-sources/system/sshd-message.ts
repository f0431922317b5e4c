const authentication =
  /^(Accepted|Failed|Postponed|Partial) (\S{1,64}) for (invalid user )?(.*) from (\S{1,128}) port (\d{1,5})(?: ssh\d?)?(?:: .*)?(?: \[preauth\])?$/s
const invalidUser = /^(?:Invalid|Illegal) user (.*) from (\S{1,128})(?: port (\d{1,5}))?$/s
const tooMany =
  /^(?:error: )?maximum authentication attempts exceeded for (invalid user )?(.*) from (\S{1,128}) port (\d{1,5})(?: ssh\d?)?(?: \[preauth\])?$/s
const notAllowed = /^User (.*) from (\S{1,128})(?: port (\d{1,5}))? not allowed because /s
const rootRefused = /^ROOT LOGIN REFUSED FROM (\S{1,128})(?: port (\d{1,5}))?/
const gone =
  /^(?:Connection (?:closed|reset) by|Disconnected from) (?:(authenticating|invalid) )?(?:user )?(?:(.*) )?(\S{1,128}) port (\d{1,5})(?: \[preauth\])?$/s
const disconnect = /^Received disconnect from (\S{1,128}) port (\d{1,5}):/
const noIdentity =
  /^(?:Did not receive identification string from|Bad protocol version identification .{0,500}? from|Unable to negotiate with|(?:error: )?banner exchange: Connection from) (\S{1,128})(?: port (\d{1,5}))?/
const listening = /^Server listening on (\S{1,128}) port (\d{1,5})/

const outcomes: Readonly<Record<string, string>> = { Accepted: 'accepted', Failed: 'failed', Postponed: 'postponed', Partial: 'partial' }

/**
 * Facts of a message of OpenSSH's server. User names are chosen by strangers and may read like the rest of a message, so each
 * pattern takes the last address that stands where one belongs.
 */
export function sshdMessage(message: string): Readonly<Record<string, string | number>> {
  const tried = authentication.exec(message)
  if (tried) {
    const [, how = '', method = '', invalid, user = '', address = '', port] = tried
    return {
      outcome: outcomes[how] ?? 'failed',
      method,
      user,
      ...(invalid === undefined ? {} : { invalid_user: 'yes' }),
      ...from(address, port),
    }
  }
  const invalid = invalidUser.exec(message)
  if (invalid) return { outcome: 'invalid-user', user: invalid[1] ?? '', ...from(invalid[2], invalid[3]) }
  const many = tooMany.exec(message)
  if (many) return { outcome: 'too-many-attempts', user: many[2] ?? '', ...from(many[3], many[4]) }
  const denied = notAllowed.exec(message)
  if (denied) return { outcome: 'denied', user: denied[1] ?? '', ...from(denied[2], denied[3]) }
  const root = rootRefused.exec(message)
  if (root) return { outcome: 'denied', user: 'root', ...from(root[1], root[2]) }
  const left = disconnect.exec(message)
  if (left) return { outcome: 'disconnected', ...from(left[1], left[2]) }
  const none = noIdentity.exec(message)
  if (none) return { outcome: 'scanned', ...from(none[1], none[2]) }
  const listens = listening.exec(message)
  if (listens) return { outcome: 'listening', port: Number(listens[2]) }
  const closed = gone.exec(message)
  if (!closed) return {}
  return { outcome: 'disconnected', ...(closed[2] === undefined ? {} : { user: closed[2] }), ...from(closed[3], closed[4]) }
}

function from(address: string | undefined, port: string | undefined): Readonly<Record<string, string | number>> {
  return { ...(address === undefined ? {} : { src_ip: address }), ...(port === undefined ? {} : { src_port: Number(port) }) }
}
