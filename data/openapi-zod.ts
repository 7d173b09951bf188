import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'

// Schemas get the method this adds when they are made, so it must be loaded before the contract.
extendZodWithOpenApi(z)
