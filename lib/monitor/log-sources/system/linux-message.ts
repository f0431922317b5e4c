import { accountMessage } from './account-message.ts'
import { sshdMessage } from './sshd-message.ts'

/** What is read out of a message, under names of our own. */
export type Derived = Readonly<Record<string, string | number>>

/** Longest message that is taken apart: longer ones keep their text only. */
const longest = 8_192

/** Facts of a message of one of the known services; empty when it says none of the known things. Linear in the message. */
export function linuxMessage(service: string | undefined, message: string): Derived {
  if (message.length > longest) return {}
  const pam = pamMessage(message)
  if (pam) return pam
  switch (service) {
    case 'sshd':
      return sshdMessage(message)
    case 'sudo':
      return sudoMessage(message)
    case 'su':
      return suMessage(message)
    case 'login':
      return loginMessage(message)
    case 'useradd':
    case 'passwd':
      return accountMessage(message)
    case 'cron':
      return cronMessage(message)
    default:
      return {}
  }
}

const pamStack = /^(pam_[a-z0-9_]{1,32})\(([^():]{1,64}):([a-z]{1,32})\): (.*)$/s
const pamSession = /^session (opened|closed) for user ([^\s(]{1,256})(?:\(uid=\d{1,10}\))?(?: by ([^\s(]{0,256})\(uid=(\d{1,10})\))?/
const pamPassword = /^password changed for (\S{1,256})/

/** `pam_unix(sshd:auth): authentication failure; … rhost=… user=…` and its like (pam_unix(8), pam_sss(8)). */
function pamMessage(message: string): Derived | undefined {
  const [, module = '', pamService = '', stage = '', rest = ''] = pamStack.exec(message) ?? []
  if (module === '') return undefined
  const base = { pam_module: module, pam_service: pamService, pam_stage: stage }
  const session = pamSession.exec(rest)
  if (session) {
    const [, what, user = '', by = '', uid] = session
    return { ...base, outcome: `session-${what}`, user, ...(by === '' ? {} : { by }), ...(uid === undefined ? {} : { by_uid: uid }) }
  }
  const changed = pamPassword.exec(rest)
  if (changed) return { ...base, outcome: 'password-changed', user: changed[1] ?? '' }
  if (!rest.startsWith('authentication failure') && !rest.startsWith('conversation failed')) return base
  const rhost = pairOf(rest, 'rhost')
  const user = pairOf(rest, 'user')
  return {
    ...base,
    outcome: 'authentication-failure',
    ...(user === '' ? {} : { user }),
    ...(rhost === '' ? {} : { src_ip: rhost }),
  }
}

/** The last such pair: those before may hold names that a stranger chose. */
function pairOf(text: string, key: string): string {
  const at = text.lastIndexOf(` ${key}=`)
  if (at < 0) return ''
  const [value = ''] = text.slice(at + key.length + 2).split(' ', 1)
  return value
}

/** `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/bash` (sudoers(5), "Log format"). */
function sudoMessage(message: string): Derived {
  const colon = message.indexOf(' : ')
  if (colon < 1) return {}
  const by = message.slice(0, colon).trim()
  const rest = message.slice(colon + 3)
  const mark = 'COMMAND='
  const at = rest.startsWith(mark) ? 0 : rest.indexOf(` ${mark}`) + 1
  const command = at > 0 || rest.startsWith(mark) ? rest.slice(at + mark.length) : ''
  const head = command === '' ? rest : rest.slice(0, at)
  const pairs = head.split(' ; ').map((part) => part.trim())
  const user = pairs.find((part) => part.startsWith('USER='))?.slice(5) ?? ''
  const tty = pairs.find((part) => part.startsWith('TTY='))?.slice(4) ?? ''
  const pwd = pairs.find((part) => part.startsWith('PWD='))?.slice(4) ?? ''
  const [reason = ''] = pairs
  const outcome =
    reason.includes('NOT in sudoers') || reason.includes('not allowed') || reason.includes('NOT authorized')
      ? 'denied'
      : reason.includes('incorrect password') || reason.includes('a password is required')
        ? 'failed'
        : 'command'
  return {
    outcome,
    by,
    ...(user === '' ? {} : { user }),
    ...(tty === '' ? {} : { tty }),
    ...(pwd === '' ? {} : { pwd }),
    ...(command === '' ? {} : { command }),
  }
}

const suNew = /^(FAILED SU )?\(to (\S{1,256})\) (\S{1,256}) on (\S{1,64})/
const suOld = /^(Successful|FAILED) su for (\S{1,256}) by (\S{1,256})/

function suMessage(message: string): Derived {
  const newer = suNew.exec(message)
  if (newer) {
    const [, failed, user = '', by = '', tty = ''] = newer
    return { outcome: failed === undefined ? 'switched' : 'failed', user, by, tty }
  }
  const older = suOld.exec(message)
  if (!older) return {}
  const [, how, user = '', by = ''] = older
  return { outcome: how === 'FAILED' ? 'failed' : 'switched', user, by }
}

const failedLogin = /^FAILED LOGIN (?:\(\d{1,5}\) |SESSION )?(?:on|FROM) .{0,300}? FOR '?([^',]{1,256})'?/i
const goodLogin = /^(?:ROOT )?LOGIN ON (\S{1,64})(?: BY (\S{1,256}))?/

function loginMessage(message: string): Derived {
  const failed = failedLogin.exec(message)
  if (failed) return { outcome: 'failed', user: failed[1] ?? '' }
  const good = goodLogin.exec(message)
  if (!good) return {}
  return { outcome: 'accepted', tty: good[1] ?? '', user: good[2] ?? (message.startsWith('ROOT') ? 'root' : '') }
}

const cronLine = /^\(([^()]{1,256})\) ([A-Z][A-Z ]{1,30}) \((.*)\)$/s

/** `(root) CMD (command)`, `(alice) REPLACE (alice)` (cron(8), crontab(1) as Vixie's and its heirs log). */
function cronMessage(message: string): Derived {
  const [, user, what = '', detail = ''] = cronLine.exec(message) ?? []
  if (user === undefined) return {}
  if (what === 'CMD') return { outcome: 'command', user, command: detail }
  return { outcome: `crontab-${what.toLowerCase().replaceAll(' ', '-')}`, user, detail }
}
