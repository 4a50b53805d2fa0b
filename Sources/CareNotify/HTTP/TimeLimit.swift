import CareCore

/// Bounds work that answers to cancellation.
enum TimeLimit {
    /// The result of `body`, or, once `limit` is over, the failure that no answer came.
    static func run<Value: Sendable>(
        _ limit: Milliseconds, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .milliseconds(limit.count))
                throw SendFailure(.unanswered("no answer within \(limit)"))
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else {
                throw SendFailure(.unanswered("no answer within \(limit)"))
            }
            return first
        }
    }
}
