/**
 * From the host's file system failures to Python's OSError: number, message and the subclass that stands for the number,
 * as errno.h and PEP 3151 have them.
 */
import type { Ref } from '../../dialect/rts.js';
import type { HostError } from '../../host.js';
import { NULL } from '../../heap/well-known.js';
import type { PyError } from '../errors.js';
import type { Space } from '../space.js';

interface ErrnoRow {
  readonly number: number;
  readonly code: string;
  readonly text: string;
  /** The subclass of OSError that stands for it. */
  readonly className: string;
}
const row = (number: number, code: string, text: string, className = 'OSError'): ErrnoRow => ({
  number,
  code,
  text,
  className,
});
/** The errors of POSIX that file operations meet, with Linux's numbers. */
export const ERRNO: readonly ErrnoRow[] = [
  row(1, 'EPERM', 'Operation not permitted', 'PermissionError'),
  row(2, 'ENOENT', 'No such file or directory', 'FileNotFoundError'),
  row(3, 'ESRCH', 'No such process', 'ProcessLookupError'),
  row(4, 'EINTR', 'Interrupted system call', 'InterruptedError'),
  row(5, 'EIO', 'Input/output error'),
  row(9, 'EBADF', 'Bad file descriptor'),
  row(10, 'ECHILD', 'No child processes', 'ChildProcessError'),
  row(11, 'EAGAIN', 'Resource temporarily unavailable', 'BlockingIOError'),
  row(12, 'ENOMEM', 'Cannot allocate memory'),
  row(13, 'EACCES', 'Permission denied', 'PermissionError'),
  row(17, 'EEXIST', 'File exists', 'FileExistsError'),
  row(20, 'ENOTDIR', 'Not a directory', 'NotADirectoryError'),
  row(21, 'EISDIR', 'Is a directory', 'IsADirectoryError'),
  row(22, 'EINVAL', 'Invalid argument'),
  row(24, 'EMFILE', 'Too many open files'),
  row(27, 'EFBIG', 'File too large'),
  row(28, 'ENOSPC', 'No space left on device'),
  row(30, 'EROFS', 'Read-only file system'),
  row(32, 'EPIPE', 'Broken pipe', 'BrokenPipeError'),
  row(36, 'ENAMETOOLONG', 'File name too long'),
  row(39, 'ENOTEMPTY', 'Directory not empty'),
  row(40, 'ELOOP', 'Too many levels of symbolic links'),
  row(103, 'ECONNABORTED', 'Software caused connection abort', 'ConnectionAbortedError'),
  row(104, 'ECONNRESET', 'Connection reset by peer', 'ConnectionResetError'),
  row(110, 'ETIMEDOUT', 'Connection timed out', 'TimeoutError'),
  row(111, 'ECONNREFUSED', 'Connection refused', 'ConnectionRefusedError'),
];
/** The class of the exception for an error number. */
export const classNameOfErrno = (number: number): string =>
  ERRNO.find(entry => entry.number === number)?.className ?? 'OSError';

/** The OSError for a failure of the host, with the file name it was about. */
export function osError(space: Space, error: HostError, filename: Ref = NULL): PyError {
  const known = ERRNO.find(entry => entry.code === error.code) ?? row(5, error.code, error.message);
  return osErrorOf(space, known.number, filename);
}
/** The OSError for an error number. */
export function osErrorOf(space: Space, number: number, filename: Ref = NULL): PyError {
  const known = ERRNO.find(entry => entry.number === number) ?? row(number, '', 'Unknown error');
  const result = space.errorWith(known.className, [space.int(known.number), space.str(known.text)]);
  if (filename !== NULL) space.rts.instanceSet(result.exception, space.name('#filename'), filename);
  return result;
}
