public import SimKit

/// A time in which nobody tested what calls for help: an emergency button, or the key of a hub.
public struct TestGap: Sendable, Equatable {
    /// The button or hub.
    public let device: DevicePlan
    /// When it was tested last, as its messages date it, or was put into service; `nil` when nobody knows.
    public let since: Moment?
    /// When it was tested next; `nil` for never.
    public let until: Moment?

    /// How long it may go without a test. Source: care.md 8.2, SOS-3.
    public static let limit = TimeSpan.days(35)

    /// When the test is missing.
    public var due: Moment? { since.map { $0 + Self.limit } }

    /// The times of every button of a household and of its hub, of each in order.
    /// - Parameters:
    ///   - truths: What happened in the household, in order.
    ///   - household: The household.
    ///   - start: When the run began.
    ///   - serving: Since when its devices are in service; `nil` when nobody knows.
    /// - Returns: The time before the first test, those between two tests and the one after the last.
    public static func all(
        _ truths: [TruthEntry], at household: HouseholdPlan, start: Moment, serving: Moment?
    ) -> [TestGap] {
        household.devices.filter { $0.kind == .emergencyButton || $0.kind == .hub }.flatMap { device -> [TestGap] in
            let tests = truths.filter { $0.kind == .testPress && $0.device == device.id }.map(\.at)
            let begins: [Moment?] = [serving] + tests.map { Optional(device.date(of: $0, start: start)) }
            let ends: [Moment?] = tests.map { Optional($0) } + [nil]
            return zip(begins, ends).map { TestGap(device: device, since: $0, until: $1) }
        }
    }
}
