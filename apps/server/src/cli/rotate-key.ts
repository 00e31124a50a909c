import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Client, type ClientConfig } from 'pg'
import { roleOf } from '../doctor/store.ts'
import { createCrypto } from '../platform/crypto.ts'
import {
  addMasterKey,
  dropOldMasterKeys,
  loadMasterKeys,
  MasterKeyProblem,
  type MasterKeys,
} from '../platform/master-key.ts'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { createKeyStore } from '../platform/store-keys.ts'
import { CommandProblem, DEFAULT_DATA_DIR, runCommand, withOwner } from './database.ts'

const usage = `Usage: npm run rotate-key -- [--data DIR]
Puts a new master key into <data>/master.key and wraps every key again. Stop the server first. With WARMLINE_KEY set,
give the new key there and the earlier one in WARMLINE_KEY_OLD: then only the wrapping is done.`

async function rewrap(owner: ClientConfig, masters: MasterKeys): Promise<number> {
  const db = openDatabase({ app: owner, runner: owner, poolSize: 2, answerWithinMs: 60_000 })
  try {
    const crypto = createCrypto({ masters, keys: createKeyStore(db), now: Date.now })
    const workspaces = new Set((await createStore(db).acrossHeads()).map((head) => head.workspaceId))
    let keys = 0
    for (const workspaceId of workspaces) keys += await crypto.rewrapAll(workspaceId)
    return keys
  } finally {
    await db.close()
  }
}

async function nodesOn(owner: ClientConfig): Promise<number> {
  const client = new Client(owner)
  await client.connect()
  try {
    return (await roleOf(client)).nodes
  } finally {
    await client.end()
  }
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: DEFAULT_DATA_DIR },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  const data = resolve(values.data)
  const fromEnvironment = (process.env['WARMLINE_KEY'] ?? '') !== ''
  if (fromEnvironment && !process.env['WARMLINE_KEY_OLD'])
    throw new CommandProblem(
      'Give the earlier key in WARMLINE_KEY_OLD: without it nothing can be wrapped again.',
    )
  await withOwner({ data: values.data, mayCreate: false }, async (owner) => {
    // A running node goes on with the key that it has read: what it wrote under that could not be opened any more.
    if (!fromEnvironment && (await nodesOn(owner)) > 0)
      throw new CommandProblem('A node works on these data: stop the server first. Nothing was changed.')
    // The old key stays in the file until every key is wrapped by the new one: killed half-way, both still open.
    const masters = fromEnvironment ? await loadMasterKeys(data, process.env) : await addMasterKey(data)
    const keys = await rewrap(owner, masters)
    if (!fromEnvironment) await dropOldMasterKeys(data)
    console.log(`${keys} keys are wrapped by the new master key. Keep a copy of it apart from your backups.`)
  })
}, [MasterKeyProblem])
