/** `node bench/idle-calls.ts N`: N calls that ask nothing, twelve side by side: the floor of whatever makes N calls. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import pLimit from 'p-limit'

const client = new STSClient({})
const limit = pLimit(12)
const calls = Array.from({ length: Number(process.argv[2] ?? 100) }, () => limit(() => client.send(new GetCallerIdentityCommand({}))))
await Promise.all(calls)
