/**
 * Work that ends in time: when the person cancels, or when it takes too long, whatever it was waiting for.
 */
import { type Failure, failure } from './failure.ts';

export interface Limits {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** The signal handed to the work is aborted in both cases, so that it can let go of what it holds. */
export async function withDeadline<T>(
  { timeout, signal }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | Failure> {
  if (signal.aborted) return failure('cancelled');
  const controller = new AbortController();
  let release: () => void = () => {};
  const ended = new Promise<Failure>((resolve) => {
    const cancel = () => resolve(failure('cancelled'));
    const timer = setTimeout(() => resolve(failure('timeout')), timeout);
    signal.addEventListener('abort', cancel);
    release = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
  });
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    release();
    controller.abort();
  }
}
