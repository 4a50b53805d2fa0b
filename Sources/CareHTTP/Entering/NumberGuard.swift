internal import CareCore
internal import CareRecords
internal import CareStore
internal import Synchronization

/// Keeps the register of residents from being asked who is in it elsewhere. One identity number stands for one
/// resident over all counties, so that entering a number tells whether it is taken; who is found is in care.
///
/// That cannot be closed without letting two counties pay for one person. So whoever meets somebody elsewhere is told
/// no more than that, in a dry run too; the look is in the ledger where that person lies; and few are met in a day.
/// Decision 90. The counts are forgotten with the process.
final class NumberGuard: Sendable {
    /// Numbers of residents elsewhere that a user meets in a day at most. Real ones are people who moved.
    static let most = 20

    /// Why somebody looked, as the ledger has it.
    private static let reason = "an identity number that was entered is this resident's 录入的身份证号属于该老年人"

    private struct State {
        var day: CivilDate?
        var met: [String: Int] = [:]
    }

    private struct Entered: Sendable {
        let resident: String
        let number: StoredValue
    }

    private let state = Mutex(State())

    /// Refuses residents whose number is that of somebody whom who asks does not see.
    /// - Throws: `Problem`; what reading and entering the look throw.
    func check(
        _ submissions: [RecordSubmission], _ request: APIRequest, _ services: APIServices
    ) async throws {
        let (scope, user) = (try request.principal.scope, try request.principal.user)
        guard scope != .everything, let column = RecordTable.resident.column(SharedField.identityNumber.name) else {
            return
        }
        let entered = submissions.compactMap { Self.entered($0, column) }
        guard !entered.isEmpty else { return }
        let (day, key) = (CivilDate(of: request.now), services.key)
        let room = take(entered.count, user, day)
        guard room > 0 else {
            var problem = Problem(
                .tooManyRequests,
                "\(Self.most) numbers of residents elsewhere were entered today; go on tomorrow, or ask the prefecture")
            problem.retryAfter = Int((day.start + .days(1) - request.now).count / 1_000) + 1
            throw problem
        }
        let met: [(entered: String, resident: String)]
        do {
            met = try await services.read { try Self.elsewhere(entered, column, scope, $0, key, atMost: room) }
        } catch {
            giveBack(room, user, day)
            throw error
        }
        giveBack(room - met.count, user, day)
        guard !met.isEmpty else { return }
        let keys = Set(met.map(\.resident)).sorted()
        try await Reveal.enter(RecordTable.resident.name, keys, because: Self.reason, request, services)
        throw Problem.refused(
            met.map {
                "\($0.entered): \(column.name): expected a number that no other resident has, found that of a resident "
                    + "elsewhere; mend the number, or ask the prefecture whose it is"
            })
    }

    /// How many of `wanted` the user may still meet; they are taken until they are given back.
    private func take(_ wanted: Int, _ user: String, _ day: CivilDate) -> Int {
        state.withLock { state in
            if state.day != day { state = State(day: day) }
            let room = min(wanted, Self.most - state.met[user, default: 0])
            state.met[user, default: 0] += room
            return room
        }
    }

    private func giveBack(_ count: Int, _ user: String, _ day: CivilDate) {
        state.withLock { state in
            if state.day == day { state.met[user, default: 0] -= count }
        }
    }

    private static func entered(_ submission: RecordSubmission, _ column: RecordColumn) -> Entered? {
        func text(_ name: String) -> String? { submission.fields.first { $0.name == name }?.text }
        guard submission.form == RecordForm.resident.name, let number = text(column.name).flatMap(column.read) else {
            return nil
        }
        return Entered(resident: text(SharedField.resident.name) ?? "", number: number)
    }

    /// Who outside the scope has one of the numbers; nobody is looked for beyond `bound`.
    private static func elsewhere(
        _ entered: [Entered], _ column: RecordColumn, _ scope: AccessScope, _ store: StoreReader, _ key: RecordKey,
        atMost bound: Int
    ) throws -> [(entered: String, resident: String)] {
        var met: [(entered: String, resident: String)] = []
        for one in entered where met.count < bound {
            let same = [RecordCondition(column, equal: one.number)]
            let others = try store.records(.resident, where: same, scope: .everything, key: key)
                .map { RecordTable.resident.keyText(of: $0.row) }.filter { $0 != one.resident }
            for other in others {
                if try store.withScope(scope, key: key, { lies in try lies(.resident, [other]) }) { continue }
                met.append((one.resident, other))
            }
        }
        return met
    }
}
