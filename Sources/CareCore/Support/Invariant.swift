/// Traps with a message when `condition` does not hold, in release builds too.
///
/// `precondition` prints nothing in an optimised build, so a broken promise would leave an operator with a bare
/// signal number. An invariant is for mistakes of the programmer; bad device data is never one.
@inlinable
public func invariant(
    _ condition: Bool,
    _ message: @autoclosure () -> String,
    file: StaticString = #fileID,
    line: UInt = #line
) {
    if !condition { fatalError(message(), file: file, line: line) }
}
