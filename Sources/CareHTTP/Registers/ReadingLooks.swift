internal import CareCore
internal import CareRecords
internal import CareStore
internal import Synchronization

/// Which looks at the readings of people stand in the ledger for this hour. A curve on a screen is asked for again and
/// again: an entry for each time would bury all other looks (decision 50). It is forgotten with the process, and then
/// one entry more is written.
final class ReadingLooks: Sendable {
    private struct Look: Hashable {
        let user: String
        let place: String
    }

    private struct State {
        var hour: Int64 = 0
        var looks: Set<Look> = []
    }

    private let state = Mutex(State())

    /// Why somebody looked, as the ledger has it: who asks for readings is asked for no reason.
    private static let reason = "readings, one entry an hour 查看监测数据（每小时记一次）"

    /// Enters a look at everybody whom the asked readings may be of, before any is shown.
    /// - Parameters:
    ///   - stays: Where the device served, as far as who asks may see it.
    ///   - asked: What is asked for; what tells nothing of a person leaves no entry.
    ///   - request: Who asks.
    ///   - services: Where the look is entered.
    /// - Throws: `Problem` of kind `refused` where it cannot be entered.
    func enter(
        _ stays: [DeviceStay], _ asked: SeriesQuery, _ request: APIRequest, _ services: APIServices
    ) async throws {
        guard asked.metric.purpose != nil else { return }
        let user = try request.principal.user
        let hour = request.now.milliseconds / Milliseconds.hours(1).count
        let seen = stays.filter { $0.from < asked.until && $0.until.map { $0 > asked.from } ?? true }
        for place in Set(seen.compactMap { $0.bed?.description ?? $0.household?.text }).sorted() {
            let look = Look(user: user, place: place)
            if state.withLock({ $0.hour == hour && $0.looks.contains(look) }) { continue }
            try await Reveal.enter(AccessField.readings, [place], because: Self.reason, request, services)
            state.withLock { state in
                if state.hour != hour { state = State(hour: hour) }
                state.looks.insert(look)
            }
        }
    }
}
