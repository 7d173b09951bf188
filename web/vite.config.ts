import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { hereAlone } from './here-alone.ts'
import { mapFromSource } from './map-from-source.ts'
import { PAGE_WORKERS, shellFiles } from './shell-files.ts'

const here = new URL('.', import.meta.url).pathname
const server = process.env.GRIDHOLD_API ?? 'http://127.0.0.1:8080'

/** One entry a page, so that a public screen never loads what only staff pages need. */
export default defineConfig({
  root: here,
  publicDir: 'public',
  plugins: [
    mapFromSource(),
    react(),
    ...['board', 'find'].map((page) =>
      shellFiles({
        word: page.toUpperCase(),
        worker: PAGE_WORKERS[`${page}-worker`]!,
        page: `${here}${page}/index.html`,
        beginnings: [page, 'map-worker'],
      }),
    ),
    hereAlone(`${here}here/`, `${here}map/`, 'here/index.html'),
  ],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_400,
    rollupOptions: {
      input: {
        home: `${here}index.html`,
        find: `${here}find/index.html`,
        coverage: `${here}coverage/index.html`,
        plan: `${here}plan/index.html`,
        admin: `${here}admin/index.html`,
        board: `${here}board/index.html`,
        print: `${here}print/index.html`,
        here: `${here}here/index.html`,
        'board-worker': `${here}board/worker.ts`,
        'find-worker': `${here}find/worker.ts`,
      },
      output: {
        entryFileNames: ({ name }) => PAGE_WORKERS[name] ?? 'assets/[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'contract', test: /node_modules[\\/]zod/ }] },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/tiles': server } },
})
