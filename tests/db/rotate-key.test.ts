import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createSecrets, type Secrets } from '../../api/secrets/secrets.ts'
import { rotateKey } from '../../api/usecases/protection/rotate-key.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

const NEW = 'the key that comes after the small place'
const LOST = 'a key that nobody has any more, 32 long'

const database: TestDatabase = await testDatabase()
const place: SmallPlace = await smallPlace(database.db)
const old = place.secrets
const now = createSecrets(NEW, ['a secret for the small place alone, 2026'])
afterAll(() => database.close())

const { db } = database
const PHONES = 14

/** Everything as the old key left it: numbers, one member of staff, one account with one-time codes, one need; nothing is found. */
beforeEach(async () => {
  const phone = old.seal('13812341234')
  const totp = old.seal('JBSWY3DPEHPK3PXP')
  await db.none('update person set phone = $1, phone_key = $2, phone_index = null', [
    phone.ciphertext,
    phone.keyId,
  ])
  await db.none("update staff set phone = $1, phone_key = $2 where name = 'lead'", [
    phone.ciphertext,
    phone.keyId,
  ])
  await db.none("update account set totp = $1, totp_key = $2 where username = 'admin'", [
    totp.ciphertext,
    totp.keyId,
  ])
  await db.none(
    `delete from need;
     insert into unit (county, id, building, name, entrance, floors)
     select county, id, id, '1单元', anchor, 6 from building on conflict do nothing;
     insert into need (county, id, unit, community, kind, text, phone, phone_key, receipt_hash, keep_until)
     select county, id, id, $[community], 'need', '路灯不亮', $[ciphertext], $[keyId], '', today() from unit`,
    { ...SMALL, ...phone },
  )
})

const persons = () =>
  db.any<{ id: string; ciphertext: Buffer; keyId: string; index: Buffer | null }>(
    'select id, phone as ciphertext, phone_key as "keyId", phone_index as index from person order by id',
  )
const under = async (secrets: Secrets): Promise<number> =>
  (await persons()).filter(({ keyId }) => keyId === secrets.keyId).length

test('numbers, staff and one-time codes go under the new key, and persons can be found by it', async () => {
  const told: string[] = []
  const outcome = await rotateKey(db, now, {
    onProgress: (what, done, total) => told.push(`${what} ${done}/${total}`),
  })
  expect(outcome).toEqual({
    resealed: { person: PHONES, staff: 1, account: 1, need: 1 },
    missing: [],
    stuck: [],
  })
  expect(told).toEqual([`person ${PHONES}/${PHONES}`, 'staff 1/1', 'account 1/1', 'need 1/1'])
  const alone = createSecrets(NEW)
  const [index] = alone.indexesOf('13812341234')
  for (const person of await persons()) {
    expect(alone.open(person)).toBe('13812341234')
    expect(person.index).toEqual(index)
  }
  const rest = await db.one<{ phone: Buffer; phone_key: string; totp: Buffer; totp_key: string }>(
    'select s.phone, s.phone_key, a.totp, a.totp_key from staff s, account a where s.phone is not null and a.totp is not null',
  )
  const need = await db.one<{ ciphertext: Buffer; keyId: string }>(
    'select phone as ciphertext, phone_key as "keyId" from need',
  )
  expect(alone.open(need)).toBe('13812341234')
  expect(alone.open({ ciphertext: rest.phone, keyId: rest.phone_key })).toBe('13812341234')
  expect(alone.open({ ciphertext: rest.totp, keyId: rest.totp_key })).toBe('JBSWY3DPEHPK3PXP')
})

test('it is in the audit once a run, with the id of the key, and a second run has nothing to do', async () => {
  const entries = () =>
    db.any("select county, account, reason_code from audit_entry where verb = 'key-rotation' order by seq")
  const before = (await entries()).length
  await rotateKey(db, now, { batch: 5 })
  expect((await entries()).slice(before)).toEqual([
    { county: SMALL.county, account: null, reason_code: now.keyId },
  ])
  const again = await rotateKey(db, now)
  expect(again.resealed).toEqual({ person: 0, staff: 0, account: 0, need: 0 })
  expect(await entries()).toHaveLength(before + 1)
})

test('persons written before there was an index get one, also where the key is the same', async () => {
  const outcome = await rotateKey(db, old)
  expect(outcome.resealed).toEqual({ person: PHONES, staff: 0, account: 0, need: 0 })
  const [index] = old.indexesOf('13812341234')
  for (const person of await persons()) expect(person.index).toEqual(index)
})

describe('stopped in the middle', () => {
  const stopped = () =>
    rotateKey(db, now, {
      batch: 4,
      onProgress: (_, done) => {
        if (done >= 8) throw new Error('killed')
      },
    })

  test('whole batches are done, whoever holds both keys reads and finds everything', async () => {
    await expect(stopped()).rejects.toThrow('killed')
    expect(await under(now)).toBe(8)
    expect(await under(old)).toBe(PHONES - 8)
    const indexes = now.indexesOf('13812341234').map((index) => index.toString('hex'))
    for (const person of await persons()) {
      expect(now.open(person)).toBe('13812341234')
      if (person.keyId === now.keyId) expect(indexes).toContain(person.index?.toString('hex'))
    }
  })

  test('the next run does the rest', async () => {
    await expect(stopped()).rejects.toThrow('killed')
    const { resealed, missing } = await rotateKey(db, now, { batch: 4 })
    expect([resealed, missing]).toEqual([{ person: PHONES - 8, staff: 1, account: 1, need: 1 }, []])
    expect(await under(now)).toBe(PHONES)
  })

  test('a number that changes meanwhile under the old key is done by the next run', async () => {
    const late = old.seal('13900000000')
    const [first] = await persons()
    let written = false
    await rotateKey(db, now, {
      batch: 4,
      onProgress: (_, done) => {
        if (done >= 8) written = true
      },
    })
    expect(written).toBe(true)
    await db.none('update person set phone = $1, phone_key = $2, phone_index = $3 where id = $4', [
      late.ciphertext,
      late.keyId,
      late.index,
      first!.id,
    ])
    const { resealed } = await rotateKey(db, now)
    expect(resealed.person).toBe(1)
    expect(createSecrets(NEW).open((await persons())[0]!)).toBe('13900000000')
  })
})

describe('what cannot be opened', () => {
  test('a key that is not here is told with its id and how many rows, which stay as they are', async () => {
    const lost = createSecrets(LOST).seal('13711112222')
    await db.none('update person set phone = $1, phone_key = $2 where id = any ($3::uuid[])', [
      lost.ciphertext,
      lost.keyId,
      [place.persons.A11, place.persons.B1],
    ])
    const { resealed, missing, stuck } = await rotateKey(db, now, { batch: 3 })
    expect(resealed.person).toBe(PHONES - 2)
    expect(missing).toEqual([{ what: 'person', keyId: lost.keyId, rows: 2 }])
    expect(stuck).toEqual([])
    expect((await rotateKey(db, createSecrets(NEW, [LOST]))).missing).toEqual([])
  })

  test('a number that somebody changed is told, and the others are done', async () => {
    await db.none("update person set phone = phone || '\\x00'::bytea where id = $1", [place.persons.A11])
    const { resealed, stuck } = await rotateKey(db, now)
    expect(resealed.person).toBe(PHONES - 1)
    expect(stuck).toEqual([{ what: 'person', keyId: old.keyId, rows: 1 }])
  })
})

test('no request but the system’s may read what is sealed everywhere', async () => {
  const id = randomUUID()
  await expect(
    db.tx(async (t) => {
      await t.none('set local role gridhold_staff')
      await t.any('select phone from staff where id <> $1', [id])
    }),
  ).rejects.toThrow(/permission denied/)
})
