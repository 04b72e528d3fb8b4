/** What a parent process and `tpy --serve` (cli/serve.ts) say to each other: one answer for each request, in order. */

export interface ServeRequest {
  /** The command line after `tpy`. */
  readonly words: readonly string[];
  readonly stdin: string;
  readonly environment: Readonly<Record<string, string>>;
}
export interface ServeAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  /** The process is in an unknown state. */
  readonly crashed: boolean;
}
