export type * from './analysis.js'
export { type AnalyzeOptions, type Analyzer, createAnalyzer, type TableName } from './analyze.js'
export { InputError, OutputError, ResourceError, UsageError } from './errors.js'
export { openResources, type Resources } from './resources/index.js'
