export type * from './analysis.js'
export { type AnalyzeOptions, type Analyzer, createAnalyzer } from './analyze.js'
export { InputError, OutputError, ResourceError, UsageError } from './errors.js'
export { openResources, type Resources } from './resources/index.js'
