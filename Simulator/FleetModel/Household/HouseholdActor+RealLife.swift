import SimKit

extension HouseholdActor {
    mutating func live(_ happening: RealHappening, _ bed: Int, isHistory: Bool, _ scene: inout Scene) {
        switch happening {
        case .falseFall(let isCancelled):
            guard !isHistory, let watch = device(.watch, bed), wears(bed) else { return }
            let truth = record(.falseFall(isCancelled: isCancelled), bed, watch, &scene)
            sendEvent("fall", watch, &scene, truth: truth)
            if isCancelled { sendEvent("fall_cancel", watch, &scene, truth: truth, after: .seconds(12)) }
        case .wanders, .liesOnFloor, .isSafe:
            if !isHistory { trouble(happening, bed, &scene) }
        case .pillowLeft(let seemsStopped):
            guard people[bed].inBed else { return }
            people[bed].pillow = (true, seemsStopped)
        case .pillowTaken:
            guard people[bed].pillow.isThere else { return }
            people[bed].pillow.isThere = false
            if let mattress = device(.mattress, bed), !people[bed].inBed { sendRoutine(mattress, &scene) }
        case .watchForgotten, .watchRemembered:
            people[bed].hasForgottenWatch = happening == .watchForgotten
            tell(.watch, bed, wears(bed) ? .watchOn : .watchOff, &scene)
        case .leavesHome, .comesHome:
            leave(bed, isLeaving: happening == .leavesHome, isHistory: isHistory, &scene)
        }
    }

    private mutating func trouble(_ happening: RealHappening, _ bed: Int, _ scene: inout Scene) {
        let watch = wears(bed) ? device(.watch, bed) : nil
        let fenced = plan.beds[bed].person.hasFence ? watch : nil
        switch happening {
        case .wanders:
            guard !people[bed].inBed, !people[bed].isOut, !people[bed].isLying, !people[bed].needsHelp else { return }
            people[bed].needsHelp = true
            people[bed].strayedAt = scene.at
            let truth = record(.wanders, bed, watch, &scene)
            if let fenced { sendEvent("fence_exit", fenced, &scene, truth: truth) }
            useDoor(&scene)
        case .liesOnFloor:
            people[bed].needsHelp = true
            fall(bed, &scene)
            record(.helpless, bed, device(.mattress, bed), &scene)
            let truth = record(.fall(isCancelled: false), bed, watch, &scene)
            if let watch { sendEvent("fall", watch, &scene, truth: truth) }
        default:
            guard people[bed].needsHelp else { return }
            people[bed].needsHelp = false
            let truth = record(.safe, bed, watch, &scene)
            if people[bed].isLying { return getUp(bed, &scene) }
            people[bed].strayedAt = nil
            if let fenced { sendEvent("fence_enter", fenced, &scene, truth: truth) }
            useDoor(&scene)
        }
    }

    /// Who lies in bed or on the floor goes nowhere; who may lose the way is watched by a fence all the same.
    private mutating func leave(_ bed: Int, isLeaving: Bool, isHistory: Bool, _ scene: inout Scene) {
        let person = people[bed]
        guard person.isOut != isLeaving, !isLeaving || !(person.inBed || person.isLying || person.needsHelp) else {
            return
        }
        people[bed].isOut = isLeaving
        let truth = record(isLeaving ? .leftHome : .cameHome, bed, nil, &scene)
        let traits = plan.beds[bed].person
        people[bed].strayedAt = isLeaving && traits.hasDementia ? scene.at : nil
        guard !isHistory else { return }
        if traits.hasDementia, traits.hasFence, wears(bed), let watch = device(.watch, bed) {
            sendEvent(isLeaving ? "fence_exit" : "fence_enter", watch, &scene, truth: truth)
        }
        useDoor(&scene)
    }

    /// The fire draws badly, or well again. What stands at 100 parts of a million rings by itself (EN 50291).
    mutating func smoulder(_ peak: Int64, _ scene: inout Scene) {
        guard fumes != peak, let index = devices.firstIndex(where: { $0.plan.kind == .carbonMonoxideAlarm }) else {
            return
        }
        fumes = peak
        record(peak > 0 ? .fumes(peak: peak) : .fumesGone, nil, index, &scene)
        sendRoutine(index, &scene)
        if peak >= 100 { ring("co_alarm", .carbonMonoxideAlarm, .carbonMonoxide, &scene) }
    }

    /// The room's temperature once a quarter of an hour, where real people live.
    mutating func measureRoom(_ at: Moment, _ scene: inout Scene) -> [Measurement] {
        let minute = (at - CivilDay(of: at).start).milliseconds / 60_000
        guard options.population == .real, minute % 15 == 0 else { return [] }
        let degrees = dwelling.temperature(at: at)
        let found = RoomClass(degrees: degrees)
        if found != room {
            room = found
            record(.room(found), nil, 0, &scene)
        }
        return [Measurement(.roomTemperature, .decimal(degrees))]
    }

    /// A weak signal read an octave too high or too low, about once a night; half of it is still there a minute later
    /// (own).
    mutating func harmonic(_ index: Int) -> Double {
        guard options.population == .real else { return 1 }
        if devices[index].harmonic != 1 {
            if devices[index].random.chance(.percent(50)) { devices[index].harmonic = 1 }
        } else if devices[index].random.chance(.tenThousandths(20)) {
            devices[index].harmonic = devices[index].random.chance(.percent(50)) ? 2 : 0.5
        }
        return devices[index].harmonic
    }
}
