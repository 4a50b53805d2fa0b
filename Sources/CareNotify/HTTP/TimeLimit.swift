import CareCore

/// Bounds work that answers to cancellation.
enum TimeLimit {
    /// The result of `body`, or a temporary failure once `limit` is over.
    static func run<Value: Sendable>(
        _ limit: Milliseconds, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .milliseconds(limit.count))
                throw SendFailure(.temporary("no answer within \(limit)", after: nil))
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else {
                throw SendFailure(.temporary("no answer within \(limit)", after: nil))
            }
            return first
        }
    }
}
