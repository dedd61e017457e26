import CAutograd

/// Runs `body` without recording operations, as PyTorch's `torch.no_grad()` does.
///
/// Results computed inside do not require gradients, and parameters may be changed in place:
///
///     noGrad { w -= 0.01 * w.grad }
///
/// Applies to the current thread. Scopes nest; the value that `body` returns and the error that it
/// throws are passed on.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  autograd_thread().pointee.no_grad_depth += 1
  defer { autograd_thread().pointee.no_grad_depth -= 1 }
  return try body()
}

/// Whether operations on the current thread are recorded: true outside `noGrad`.
public var isGradEnabled: Bool {
  autograd_thread().pointee.no_grad_depth == 0
}
