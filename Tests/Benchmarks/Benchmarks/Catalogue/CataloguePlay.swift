import CMalloc
import CareCore
import FleetModel
import SimKit

/// The days of a fleet, played into a core with the catalogue and into one without a rule.
struct CataloguePlay {
    /// What the last day and the end gave.
    struct Result {
        var ruled = CatalogueBench.Tally()
        var bare = CatalogueBench.Tally()
        /// Messages of the last day by profile.
        var messages: [Int] = []
        /// Bytes of the heap that the core's state with the catalogue held at the end.
        var stateBytes = 0
    }

    let fleet: CatalogueFleet
    let profiles: ProfileSet
    let overrides: [TuningCommand]
    /// Days before the one that counts.
    let days: Int

    func run() throws -> Result {
        let imports = try fleet.imports()
        let start = Timestamp(milliseconds: fleet.plan.options.start.milliseconds)
        var result = Result()
        var ruled = try CatalogueBench(profiles: withoutPolicies, imports: imports, overrides: overrides, start: start)
        var bare: CatalogueBench? = try CatalogueBench(
            profiles: withoutRules, imports: imports, overrides: [], start: start)
        var stream: CatalogueStream? = try CatalogueStream(fleet, profiles: profiles, imports: imports)
        for minute in 0..<((days + 1) * 1_440) {
            if minute.isMultiple(of: 1_440) {
                Progress.say("  day \(minute / 1_440 + 1) of \(days + 1)")
                (result.ruled, result.bare) = (CatalogueBench.Tally(), CatalogueBench.Tally())
                _ = stream?.takeCounts()
            }
            let now = start + .minutes(Int64(minute))
            let messages = try stream?.take(until: Moment(milliseconds: now.milliseconds + 60_000)) ?? []
            stream?.answer(try ruled.run(messages, from: now, into: &result.ruled))
            _ = try bare?.run(messages, from: now, into: &result.bare)
            if minute % 5 == 4 { try ruled.answer(at: now + .minutes(1)) }
        }
        result.messages = stream?.takeCounts() ?? []
        stream = nil
        bare = nil
        let held = Self.heapInUse
        _ = consume ruled
        result.stateBytes = held - Self.heapInUse
        return result
    }

    /// Without escalation: who is told of an alarm is no rule's work.
    private var withoutPolicies: ProfileSet {
        ProfileSet(profiles: profiles.profiles, fingerprint: profiles.fingerprint)
    }

    private var withoutRules: ProfileSet {
        ProfileSet(
            profiles: profiles.profiles.map { profile in
                Profile(
                    id: profile.id, title: profile.title, deviceClass: profile.deviceClass,
                    servesHousehold: profile.servesHousehold, isReusable: profile.isReusable,
                    inventory: profile.inventory, slots: profile.slots, fields: profile.fields,
                    events: profile.events, measurable: profile.measurable, topics: profile.topics,
                    liveness: profile.liveness, rules: [])
            }, fingerprint: profiles.fingerprint)
    }

    /// Bytes that are allocated, those in mappings of their own included.
    private static var heapInUse: Int {
        let heap = mallinfo2()
        return Int(heap.uordblks + heap.hblkhd)
    }
}
