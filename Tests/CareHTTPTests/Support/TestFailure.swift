/// Why a test could not be set up.
struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// The value; the failure when there is none.
    static func unless<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw TestFailure("expected \(Value.self), found nothing") }
        return value
    }
}
