/** One check: what it found wrong, in lines that name the file, and a remark if there is something to say about a clean result. */
export interface Step {
  name: string;
  run(root: string): Promise<Findings> | Findings;
}

export interface Findings {
  /** Empty: the step is ok. */
  wrong: string[];
  remark?: string;
}

/** The folders that hold the project's code. */
export const SOURCE_FOLDERS = ['schema', 'policies', 'api', 'codegen', 'clients', 'load-tests'];
