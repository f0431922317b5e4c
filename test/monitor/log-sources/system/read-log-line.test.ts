import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { LineContext } from '#lib/monitor/log-sources/system/line-context.ts'
import { readLogLine } from '#lib/monitor/log-sources/system/read-log-line.ts'

const at = Date.parse('2026-05-04T09:00:00Z')
const context: LineContext = {
  account: '111122223333',
  region: 'eu-west-1',
  logGroup: '/var/log/secure',
  logStream: 'i-0123456789abcdef0',
  id: 'log-1',
  time: at,
}

function events(line: string, given: LineContext = context): SecurityEvent[] {
  const reading = readLogLine(line, given)
  return 'skipped' in reading ? [] : reading.results.flatMap((result) => (result.ok ? [result.event] : []))
}

function only(line: string): SecurityEvent {
  const [event, ...more] = events(line)
  expect(more).toEqual([])
  if (!event) throw new Error(`no event of ${line}`)
  return event
}

const ssh = (message: string): string => `May  4 11:00:00 web1 sshd[812]: ${message}`

describe('syslog', () => {
  it.each<[line: string, fields: Record<string, unknown>]>([
    [
      ssh('Failed password for root from 198.51.100.7 port 40022 ssh2'),
      { outcome: 'failed', user: 'root', src_ip: '198.51.100.7', src_port: 40022, method: 'password', host: 'web1', pid: '812' },
    ],
    [
      ssh('Failed password for invalid user a from 203.0.113.5 port 1 ssh2 from 198.51.100.7 port 40022 ssh2'),
      { user: 'a from 203.0.113.5 port 1 ssh2', src_ip: '198.51.100.7', invalid_user: 'yes' },
    ],
    [
      ssh('Accepted publickey for bob from 2001:db8::7 port 5 ssh2: ED25519 SHA256:abc'),
      { outcome: 'accepted', method: 'publickey', src_ip: '2001:db8::7' },
    ],
    [ssh('Invalid user oracle from 198.51.100.7 port 1'), { outcome: 'invalid-user', user: 'oracle' }],
    [ssh('User bob from 198.51.100.7 not allowed because not listed in AllowUsers'), { outcome: 'denied', user: 'bob' }],
    [ssh('ROOT LOGIN REFUSED FROM 198.51.100.7 port 22'), { outcome: 'denied', user: 'root' }],
    [ssh('Connection closed by authenticating user root 198.51.100.7 port 4 [preauth]'), { outcome: 'disconnected', user: 'root' }],
    [
      ssh('error: maximum authentication attempts exceeded for root from 198.51.100.7 port 4 ssh2 [preauth]'),
      { outcome: 'too-many-attempts' },
    ],
    [
      'May  4 11:00:00 web1 sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/sh -c a ; COMMAND=b',
      { outcome: 'command', by: 'alice', user: 'root', tty: 'pts/0', command: '/bin/sh -c a ; COMMAND=b' },
    ],
    ['May  4 11:00:00 web1 sudo: bob : user NOT in sudoers ; TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=/bin/ls', { outcome: 'denied' }],
    ['May  4 11:00:00 web1 su[1]: (to root) alice on pts/0', { outcome: 'switched', user: 'root', by: 'alice' }],
    ["May  4 11:00:00 web1 usermod[9]: add 'eve' to group 'sudo'", { outcome: 'group-member-added', user: 'eve', group: 'sudo' }],
    [
      'May  4 11:00:00 web1 useradd[9]: new user: name=eve, UID=0, GID=7, home=/home/eve, shell=/bin/sh, from=none',
      { outcome: 'user-added', user: 'eve', new_uid: 0, shell: '/bin/sh' },
    ],
    ['May  4 11:00:00 web1 CRON[9]: (root) CMD (curl x | sh)', { outcome: 'command', user: 'root', command: 'curl x | sh' }],
    ['<86>May  4 11:00:00 web1 kernel: [1.0] x', { facility: 10, severity: 6, program: 'kernel' }],
    ['<165>1 2026-05-04T09:00:00.5Z web1 app 7 ID [a@1 k="\\"]" ] hello', { program: 'app', pid: '7', message: 'hello' }],
    ['<165>1 - - - - - - hello', { message: 'hello' }],
  ])('%s', (line, fields) => {
    expect({ ...only(line).fields }).toMatchObject(fields)
  })

  it('takes the time of the line when it is whole, else that of the delivery, else the latest year that fits', () => {
    expect(only('2026-05-04T12:00:00+02:00 web1 app: x').time).toBe(Date.parse('2026-05-04T10:00:00Z'))
    expect(only('May  4 12:00:00 web1 app: x').time).toBe(at)
    const { time: _, ...file } = context
    expect(events('Dec 31 23:00:00 web1 app: x', { ...file, asOf: Date.parse('2026-01-02T00:00:00Z') })[0]?.time).toBe(
      Date.parse('2025-12-31T23:00:00Z'),
    )
    expect(events('Dec 31 23:00:00 web1 app: x', file)).toEqual([])
  })

  it('counts each of the repeats that a line stands for, under ids of their own', () => {
    const read = events(ssh('message repeated 3 times: [ Failed password for root from 198.51.100.7 port 1 ssh2]'))
    expect(read.map(({ id }) => id)).toEqual(['log-1', 'log-1-1', 'log-1-2'])
    expect(read.every(({ fields }) => fields['outcome'] === 'failed')).toBe(true)
    expect(events(ssh('message repeated 999999999 times: [ Failed password for root from 198.51.100.7 port 1 ssh2]'))).toHaveLength(100)
  })

  it('knows the family of a program, and nothing of programs that somebody made up', () => {
    expect(only(ssh('x')).logSource).toEqual({ product: 'linux', service: 'sshd', also: ['auth', 'syslog'] })
    expect(only('May  4 11:00:00 web1 made-up: x').logSource).toEqual({ product: 'linux', service: 'syslog' })
  })

  it('names the instance, who acted and from where', () => {
    expect(only(ssh('Accepted password for bob from 198.51.100.7 port 5 ssh2'))).toMatchObject({
      principal: 'bob',
      sourceAddress: '198.51.100.7',
      account: '111122223333',
      region: 'eu-west-1',
      resource: { arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0', type: 'AWS::EC2::Instance' },
    })
    expect(events(ssh('x'), { ...context, logStream: 'web1' })[0]?.resource?.type).toBe('AWS::Logs::LogStream')
  })

  it("reads the journal's entries and lines that a shipper wrapped", () => {
    const MESSAGE = 'Accepted password for bob from 198.51.100.7 port 1 ssh2'
    const entry = { MESSAGE, SYSLOG_IDENTIFIER: 'sshd', _PID: '3', _HOSTNAME: 'w', __REALTIME_TIMESTAMP: '1777885200000000', PRIORITY: '6' }
    expect(only(JSON.stringify(entry))).toMatchObject({ time: at, fields: { outcome: 'accepted', host: 'w', pid: '3', severity: 6 } })
    expect(only(JSON.stringify({ log: `${ssh('Invalid user x from 198.51.100.7 port 5')}\n`, stream: 'stdout' })).fields['user']).toBe('x')
    expect(events(JSON.stringify({ MESSAGE: [104, 105], _COMM: 'x' }))).toEqual([])
  })
})

describe('auditd', () => {
  const record = (type: string, rest: string): string => `type=${type} msg=audit(1777885200.123:99): ${rest}`

  it.each<[line: string, fields: Record<string, unknown>]>([
    [record('EXECVE', 'argc=3 a0="bash" a1="-c" a2=6C73202D6C'), { a2: 'ls -l', command: 'bash -c ls -l', serial: '99' }],
    [record('EXECVE', 'argc=2 a0="x" a1_len=6 a1[0]=616263 a1[1]=646566'), { a1: 'abcdef', command: 'x abcdef' }],
    [record('PROCTITLE', 'proctitle=636174002F6574632F736861646F77'), { command: 'cat /etc/shadow' }],
    [record('SYSCALL', 'arch=c000003e syscall=313 success=yes a0=3 auid=1000'), { SYSCALL: 'finit_module', a0: '3' }],
    [record('SYSCALL', 'arch=c00000b7 syscall=273 success=yes'), { SYSCALL: 'finit_module' }],
    [
      record('SYSCALL', 'arch=c000003e syscall=1 a=b\u001dARCH=x86_64 SYSCALL=write AUID="alice"'),
      { SYSCALL: 'write', a: 'b', AUID: 'alice' },
    ],
    [
      record(
        'USER_LOGIN',
        `pid=1 uid=0 msg='op=login acct="root" exe="/usr/sbin/sshd" hostname=? addr=198.51.100.7 terminal=ssh res=failed'`,
      ),
      { acct: 'root', addr: '198.51.100.7', res: 'failed' },
    ],
    [
      record(
        'USER_AUTH',
        `user pid=1 uid=0 msg='PAM: authentication acct="bob" : exe="/bin/su" (hostname=?, addr=?, terminal=pts/0 res=success)'`,
      ),
      { hostname: '?', res: 'success' },
    ],
    [record('PATH', 'name="/etc/passwd" nametype=CREATE __proto__=x constructor=y'), { name: '/etc/passwd', constructor: 'y' }],
  ])('%s', (line, fields) => {
    const event = only(line)
    expect(event.time).toBe(at + 123)
    expect(event.logSource).toEqual({ product: 'linux', service: 'auditd' })
    for (const [name, value] of Object.entries(fields)) expect([name, event.fields[name]]).toEqual([name, value])
  })

  it('is read behind a syslog header and a node, too', () => {
    expect(only(`May  4 11:00:00 web1 audispd: node=db1 ${record('USER_END', 'pid=1')}`).fields).toMatchObject({
      host: 'db1',
      type: 'USER_END',
    })
    expect(only(`2026-05-04T09:00:00Z web1 audisp-syslog: ${record('USER_END', 'pid=1')}`).fields).toMatchObject({ host: 'web1' })
  })
})

describe('Windows', () => {
  const data = { TargetUserName: 'bob', IpAddress: '198.51.100.7', LogonType: '3' }
  it.each<[name: string, record: object]>([
    [
      'Winlogbeat',
      {
        '@timestamp': '2026-05-04T09:00:00.000Z',
        winlog: { event_id: '4625', channel: 'Security', computer_name: 'pc', event_data: data },
      },
    ],
    ['flat', { EventID: 4625, Channel: 'Security', Computer: 'pc', TimeCreated: '2026-05-04T09:00:00.0000000Z', ...data }],
    ['NXLog', { EventTime: '2026-05-04 09:00:00', Hostname: 'pc', EventID: 4625, Channel: 'Security', ...data }],
    [
      'XML as JSON',
      {
        Event: {
          System: {
            EventID: { '#text': '4625' },
            Channel: 'Security',
            Computer: 'pc',
            TimeCreated: { '@SystemTime': '2026-05-04T09:00:00Z' },
          },
          EventData: { Data: Object.entries(data).map(([name, value]) => ({ '@Name': name, '#text': value })) },
        },
      },
    ],
    [
      'another XML as JSON',
      {
        Event: {
          System: {
            EventID: 4625,
            Channel: 'Security',
            Computer: 'pc',
            TimeCreated: { '#attributes': { SystemTime: '2026-05-04T09:00:00Z' } },
          },
          EventData: data,
        },
      },
    ],
    [
      'values by position',
      {
        EventID: 4625,
        Channel: 'Security',
        Computer: 'pc',
        TimeCreated: '2026-05-04 11:00:00 +0200',
        StringInserts: [
          'S',
          '-',
          '-',
          '0',
          'S',
          'bob',
          '',
          '0xc',
          '%',
          '0xc',
          '3',
          'N',
          'N',
          '-',
          '-',
          '-',
          '0',
          '0x0',
          '-',
          '198.51.100.7',
          '0',
        ],
      },
    ],
  ])('%s', (_name, record) => {
    const event = only(JSON.stringify(record))
    expect(event).toMatchObject({
      time: at,
      logSource: { product: 'windows', service: 'security' },
      sourceAddress: '198.51.100.7',
      principal: 'bob',
    })
    expect({ ...event.fields }).toMatchObject({ ...data, EventID: 4625, Channel: 'Security' })
    expect(event.fields['Computer'] ?? event.fields['Hostname']).toBe('pc')
  })

  it('names processes as Sigma does', () => {
    const record = {
      EventID: 4688,
      Channel: 'Security',
      Computer: 'pc',
      TimeCreated: '2026-05-04T09:00:00Z',
      NewProcessName: 'C:\\a.exe',
      CommandLine: 'a b',
    }
    expect(only(JSON.stringify(record))).toMatchObject({
      logSource: { category: 'process_creation' },
      fields: { Image: 'C:\\a.exe', CommandLine: 'a b' },
    })
  })
})

describe('Kubernetes', () => {
  const record = {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    auditID: 'a',
    stage: 'ResponseComplete',
    verb: 'get',
    user: { username: 'bob' },
    sourceIPs: ['198.51.100.7', '10.0.0.1'],
    stageTimestamp: '2026-05-04T09:00:00.000000Z',
  }

  it('names the user, the address and the cluster', () => {
    expect(events(JSON.stringify(record), { ...context, logGroup: '/aws/eks/prod/cluster' })[0]).toMatchObject({
      principal: 'bob',
      sourceAddress: '198.51.100.7',
      resource: { arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod', type: 'AWS::EKS::Cluster' },
      logSource: { product: 'kubernetes', service: 'audit' },
    })
  })

  it('does not believe the id that a client chose', () => {
    expect(only(JSON.stringify(record)).id).toBe('log-1')
  })

  it.each(['I0504 09:00:00.123456       1 a.go:1] x', 'time="2026-05-04T09:00:00Z" level=info msg="access granted"'])(
    'passes over %s',
    (line) => {
      expect(readLogLine(line, context)).toHaveProperty('skipped')
    },
  )
})

describe('other logs in a log group', () => {
  it('hands CloudTrail, flow logs and DNS queries on to their readers', () => {
    expect(only('{"eventTime":"2026-05-04T09:00:00Z","eventName":"X","eventSource":"y","eventID":"own"}').id).toBe('own')
    const flow = only('2 111122223333 eni-0abc 10.0.0.1 10.0.0.2 1 2 6 1 40 1777885200 1777885260 ACCEPT OK')
    expect(flow).toMatchObject({
      id: 'log-1',
      region: 'eu-west-1',
      resource: { arn: 'arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-0abc' },
    })
  })

  it.each(['', 'hello', '{', '{"a":1}', '[1]', `{"a":${'['.repeat(70)}${']'.repeat(70)}}`, '2 3 4', 'type=X msg=audit(x): y'])(
    'refuses %j with a reason',
    (line) => {
      const reading = readLogLine(line, context)
      expect('results' in reading && reading.results.map((result) => result.ok || result.reason.length > 20)).toEqual([true])
      expect(events(line)).toEqual([])
    },
  )
})

describe('hostile lines', () => {
  const pieces = fc.constantFrom(
    'May  4 11:00:00 ',
    'web1 ',
    'sshd[1]: ',
    'Failed password for ',
    ' from ',
    '1.2.3.4',
    ' port ',
    '1',
    ' ssh2',
    '<34>',
    '1 ',
    'type=',
    'EXECVE',
    ' msg=audit(1777885200.1:1): ',
    'a0=',
    '"',
    "'",
    '=',
    '[',
    ']',
    '{',
    '}',
    '\\',
    'COMMAND=',
    ' : ',
    ' ; ',
    '\u0000',
    '\u2028',
    '\ud800',
    'sudo: ',
  )

  it('never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
        const line = parts.join('')
        const reading = readLogLine(line, context)
        if ('results' in reading) for (const result of reading.results) if (!result.ok) expect(result.reason.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['addresses', ssh(`Failed password for ${'a from 1.2.3.4 port 1 '.repeat(700)}`)],
    ['blanks', ssh(`Connection closed by ${'x '.repeat(7000)}`)],
    ['equals', `type=X msg=audit(1777885200.1:1): ${'='.repeat(200_000)}`],
    ['arguments', `type=EXECVE msg=audit(1777885200.1:1): ${Array.from({ length: 50_000 }, (_, index) => `a${index}="x"`).join(' ')}`],
    ['commas', `type=X msg=audit(1777885200.1:1): a=${",')".repeat(100_000)}x`],
    ['structured data', `<1>1 2026-05-04T09:00:00Z h a 1 i [${'\\"'.repeat(100_000)}`],
    ['colons', `May  4 11:00:00 ${':'.repeat(200_000)}`],
  ])('take no long time: %s', (_name, line) => {
    const began = performance.now()
    readLogLine(line, context)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
