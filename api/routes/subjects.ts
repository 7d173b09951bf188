import { json, Router } from 'express'
import { z } from 'zod'
import {
  eraseSubject as erasure,
  correctHousehold as householdCorrection,
  openSubject as opening,
  correctPerson as personCorrection,
  type SubjectDoors,
  type SubjectErased,
  type SubjectFile,
  subjectsQuery,
} from '#contract/protection.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { correctHousehold, correctPerson } from '../usecases/protection/subject-correct.ts'
import { eraseSubject } from '../usecases/protection/subject-erase.ts'
import { listSubjects, openSubject } from '../usecases/protection/subject-open.ts'
import type { Authenticate } from './authenticate.ts'
import { createLimit } from './limit.ts'
import { read, readBody, readQuery } from './read.ts'

/** Households one administrator may open: residents come one by one, and nobody reads a register this way. */
const OPENINGS = { requests: 60, seconds: 3_600 }

const byHousehold = z.object({ household: z.uuid() })
const byPerson = z.object({ household: z.uuid(), person: z.uuid() })
const body = json({ limit: '4kb' })

/** A resident's questions: what is held, who looked, what is wrong, and that it be erased. For administrators. */
export function subjectRoutes(db: Db, secrets: Secrets, authenticate: Authenticate): Router {
  const openings = createLimit(OPENINGS)
  const router = Router()

  router.get('/api/subjects', async (request, response) => {
    const account = await authenticate(request)
    const wanted = readQuery(subjectsQuery, request)
    response.json((await listSubjects(db, account, wanted)) satisfies SubjectDoors)
  })

  router.post('/api/subjects/:household/open', body, async (request, response) => {
    const account = await authenticate(request)
    const { household } = read(byHousehold, request.params)
    const why = readBody(opening, request)
    await openings(account.id)
    response.json((await openSubject(db, secrets, account, household, why)) satisfies SubjectFile)
  })

  router.patch('/api/subjects/:household', body, async (request, response) => {
    const account = await authenticate(request)
    const { household } = read(byHousehold, request.params)
    const fields = readBody(householdCorrection, request)
    await openings(account.id)
    response.json((await correctHousehold(db, secrets, account, household, fields)) satisfies SubjectFile)
  })

  router.patch('/api/subjects/:household/people/:person', body, async (request, response) => {
    const account = await authenticate(request)
    const { household, person } = read(byPerson, request.params)
    const fields = readBody(personCorrection, request)
    await openings(account.id)
    response.json(
      (await correctPerson(db, secrets, account, household, person, fields)) satisfies SubjectFile,
    )
  })

  router.post('/api/subjects/:household/erase', body, async (request, response) => {
    const account = await authenticate(request)
    const { household } = read(byHousehold, request.params)
    const { confirm } = readBody(erasure, request)
    response.json((await eraseSubject(db, secrets, account, household, confirm)) satisfies SubjectErased)
  })

  return router
}
