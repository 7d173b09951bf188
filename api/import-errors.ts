/** Refusals of imports; part of the table in `errors.ts`. */
export const IMPORT_ERRORS = {
  'unknown-import': {
    status: 404,
    zh: '没有这次导入，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such import, or it is outside your reach. Reload the page and try again.',
  },
  'import-busy': {
    status: 409,
    zh: '这次导入还在进行中。请等它完成，或先停止它。',
    en: 'This import is still at work. Wait until it is done, or stop it first.',
  },
  'import-state': {
    status: 409,
    zh: '这次导入现在不能这样做。请刷新，看它进行到哪一步。',
    en: 'This cannot be done with the import as it stands now. Reload the page and see how far it is.',
  },
  'import-has-problems': {
    status: 409,
    zh: '还有 {count} 行有问题，整批都不会写入。请改好文件后重新上传，或调整对应关系后再检查。',
    en: '{count} rows have problems, so nothing is written. Mend the file and send it again, or change the mapping and check once more.',
  },
  'import-layer': {
    status: 422,
    zh: '这次导入没有编号为 {layer} 的图层。请从列出的图层里选择。',
    en: 'This import has no layer {layer}. Choose from those that are listed.',
  },
  'import-plan-needed': {
    status: 422,
    zh: '导入网格要写明方案名称、各级名称和容差，每一级对应一个图层。',
    en: 'An import of grids wants a name for the plan, names of its levels and a tolerance, with one layer for each level.',
  },
  'import-too-large': {
    status: 413,
    zh: '文件太大，最多 {limitMb} MB。请拆成几个文件，或只导出需要的图层。',
    en: 'The file is too large: at most {limitMb} MB. Split it, or take out only the layers that are needed.',
  },
  'imports-crowded': {
    status: 429,
    zh: '正在接收别的文件，请过 {seconds} 秒再试。',
    en: 'Other files are being received; try again in {seconds} seconds.',
  },
} as const
