public import SimKit

/// A time in which nobody tested an emergency button.
public struct TestGap: Sendable, Equatable {
    /// The button.
    public let device: DevicePlan
    /// When it was tested last, as its messages date it, or was put into service; `nil` when nobody knows.
    public let since: Moment?
    /// When it was tested next; `nil` for never.
    public let until: Moment?

    /// How long a button may go without a test. Source: care.md 8.2, SOS-3.
    public static let limit = TimeSpan.days(35)

    /// When the test is missing.
    public var due: Moment? { since.map { $0 + Self.limit } }

    /// The times of every button of a household, of each in order.
    /// - Parameters:
    ///   - truths: What happened in the household, in order.
    ///   - household: The household.
    ///   - start: When the run began.
    ///   - serving: Since when its devices are in service; `nil` when nobody knows.
    /// - Returns: The time before the first test, those between two tests and the one after the last.
    public static func all(
        _ truths: [TruthEntry], at household: HouseholdPlan, start: Moment, serving: Moment?
    ) -> [TestGap] {
        household.devices.filter { $0.kind == .emergencyButton }.flatMap { button -> [TestGap] in
            let tests = truths.filter { $0.kind == .testPress && $0.device == button.id }.map(\.at)
            let begins: [Moment?] = [serving] + tests.map { Optional(button.date(of: $0, start: start)) }
            let ends: [Moment?] = tests.map { Optional($0) } + [nil]
            return zip(begins, ends).map { TestGap(device: button, since: $0, until: $1) }
        }
    }
}
