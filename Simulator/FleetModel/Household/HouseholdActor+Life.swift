import SimKit

extension HouseholdActor {
    mutating func addDay(_ day: CivilDay) {
        let kinds = Set(plan.devices.map { BedKind(bed: $0.bed, kind: $0.kind) })
        for (index, bed) in plan.beds.enumerated() {
            let random = random.stream("bed", Int64(index))
            let schedule = DayPlan(
                day: day, traits: bed.person, random: random,
                hasMattress: kinds.contains(BedKind(bed: index, kind: .mattress)),
                hasPillBox: kinds.contains(BedKind(bed: index, kind: .pillBox)),
                incidentFactor: options.incidentFactor)
            for item in schedule.items { add(item.moment, .happening(bed: index, item.happening)) }
            if let test = MonthlyTest(day, first: CivilDay(of: options.start), random) {
                add(test.at, .happening(bed: index, .testPress))
            }
        }
        let house = HouseholdDay(day: day, plan: plan, random: random, town: town, options: options)
        for item in house.items where item.moment >= options.start { add(item.moment, .house(item.item)) }
    }

    private mutating func add(_ moment: Moment, _ item: HouseholdItem) {
        // What began before the run is put down for its first moment, in order; only states survive that.
        agenda.add(item, at: max(moment, options.start))
    }

    mutating func perform(_ item: HouseholdItem, _ scene: inout Scene) {
        switch item {
        case .transmit(let publication): return transmit(publication, &scene)
        case .retry(let number): return retry(number, &scene)
        case .linkBack: return linkBack(&scene)
        case .deed(let place): return act(script[place], &scene)
        default: break
        }
        guard scene.at < livesUntil else { return }
        switch item {
        case .plan(let day):
            addDay(day)
            agenda.add(.plan(day.next), at: day.next.start)
        case .happening(let bed, let happening): live(happening, bed, &scene)
        case .house(let item): live(item, &scene)
        case .routine(let device):
            sendRoutine(device, &scene)
            if let period = devices[device].plan.kind.period { agenda.add(item, at: scene.at + period) }
        case .alert(let device):
            guard devices[device].isAlert, let bed = devices[device].plan.bed, let episode = people[bed].episode
            else { return }
            sendRoutine(device, &scene)
            agenda.add(item, at: scene.at + (episode.kind.showsOnWatch ? .seconds(60) : .seconds(10)))
        case .flutter(let device): turnContact(device, &scene)
        case .transmit, .retry, .linkBack, .deed: break
        }
    }

    private mutating func live(_ happening: Happening, _ bed: Int, _ scene: inout Scene) {
        let isHistory = scene.at == options.start
        guard people[bed].stay == nil || happening.reachesHospital else { return }
        switch happening {
        case .enterBed: changeBed(bed, inBed: true, .intoBed, &scene)
        case .leaveBed(let isRising): changeBed(bed, inBed: false, .outOfBed(isRising: isRising), &scene)
        case .wet(let level):
            guard !isHistory, people[bed].wetLevel == 0 else { return }
            people[bed].wetLevel = level
            tell(.pad, bed, .wet(level: level), &scene)
        case .padChanged:
            guard people[bed].wetLevel > 0 else { return }
            people[bed].wetLevel = 0
            tell(.pad, bed, .dry, &scene)
        case .doseTaken(let slot, _), .doseMissed(let slot):
            guard !isHistory else { return }
            dose(happening, slot, bed, &scene)
        case .press(let isGenuine, let copies):
            guard !isHistory, let button = device(.emergencyButton, bed) else { return }
            let truth = record(.press(isGenuine: isGenuine), bed, button, &scene)
            sendEvent("sos", button, &scene, truth: truth, copies: copies)
        case .testPress: testButton(bed, &scene)
        case .fall(let isCancelled):
            guard !isHistory, let watch = device(.watch, bed), wears(bed) else {
                if !isHistory, options.population == .real { record(.fall(isCancelled: false), bed, nil, &scene) }
                return
            }
            let truth = record(.fall(isCancelled: isCancelled), bed, watch, &scene)
            sendEvent("fall", watch, &scene, truth: truth)
            if isCancelled { sendEvent("fall_cancel", watch, &scene, truth: truth, after: .seconds(12)) }
        case .startCharging, .stopCharging: charge(happening == .startCharging, bed, &scene)
        case .episodeBegins(let kind):
            guard !isHistory, people[bed].inBed else { return }
            begin(kind, bed, &scene)
        case .episodeEnds: end(bed, &scene)
        case .real(let happening): live(happening, bed, isHistory: isHistory, &scene)
        case .mishap(let mishap): suffer(mishap, bed, isHistory: isHistory, &scene)
        }
    }

    mutating func changeBed(_ bed: Int, inBed: Bool, _ kind: TruthKind, _ scene: inout Scene) {
        guard people[bed].inBed != inBed else { return }
        people[bed].inBed = inBed
        if !inBed { end(bed, &scene) }
        if inBed { people[bed].pillow.isThere = false }
        look(bed, &scene)
        if people[bed].pillow.isThere {
            // The mattress feels something and tells of nobody leaving.
            record(kind, bed, nil, &scene)
            return
        }
        tell(.mattress, bed, kind, &scene)
    }

    /// Writes the truth and lets the device say so at once.
    mutating func tell(_ kind: DeviceKind, _ bed: Int, _ truth: TruthKind, _ scene: inout Scene) {
        let index = device(kind, bed)
        record(truth, bed, index, &scene)
        // What was so before the run began is told with the device's first routine.
        if let index, scene.at > options.start { sendRoutine(index, &scene) }
    }

    private mutating func dose(_ happening: Happening, _ slot: Int64, _ bed: Int, _ scene: inout Scene) {
        guard let box = device(.pillBox, bed) else { return }
        // Who lies on the floor takes nothing.
        var isMissed = people[bed].isLying
        if case .doseMissed = happening { isMissed = true }
        if isMissed {
            let truth = record(.doseMissed(slot: slot), bed, box, &scene)
            sendEvent("dose_missed", box, &scene, truth: truth, data: [Field("slot", .whole(slot))])
        } else {
            // The carer fills the box before three days of four doses are all that is left.
            people[bed].dosesLeft = people[bed].dosesLeft > 14 ? people[bed].dosesLeft - 1 : 24
            let truth = record(.doseTaken(slot: slot), bed, box, &scene)
            sendEvent("dose_taken", box, &scene, truth: truth, data: [Field("slot", .whole(slot))])
        }
    }

    private mutating func charge(_ isCharging: Bool, _ bed: Int, _ scene: inout Scene) {
        guard people[bed].watchIsCharging != isCharging else { return }
        people[bed].watchIsCharging = isCharging
        if !isCharging { people[bed].watchFullAt = scene.at }
        tell(.watch, bed, wears(bed) ? .watchOn : .watchOff, &scene)
    }

    private mutating func begin(_ kind: VitalEpisode, _ bed: Int, _ scene: inout Scene) {
        guard let index = device(kind.showsOnWatch ? .watch : .mattress, bed) else { return }
        people[bed].episode = (kind, scene.at)
        devices[index].isAlert = true
        record(.episodeBegins(kind), bed, index, &scene)
        agenda.add(.alert(device: index), at: scene.at)
    }

    private mutating func end(_ bed: Int, _ scene: inout Scene) {
        guard let episode = people[bed].episode else { return }
        people[bed].episode = nil
        let index = device(episode.kind.showsOnWatch ? .watch : .mattress, bed)
        if let index { devices[index].isAlert = false }
        record(.episodeEnds, bed, index, &scene)
        if let index { sendRoutine(index, &scene) }
    }

    private mutating func live(_ item: HouseholdDay.Item, _ scene: inout Scene) {
        switch item {
        case .smoke: ring("smoke", .smokeAlarm, .smoke, &scene)
        case .gas: ring("gas", .gasAlarm, .gas, &scene)
        case .carbonMonoxide: ring("co_alarm", .carbonMonoxideAlarm, .carbonMonoxide, &scene)
        case .water: ring("water", .waterAlarm, .water, &scene)
        case .tamper:
            guard let button = device(.emergencyButton, 0) else { return }
            devices[button].isOpen = true
            tell(.emergencyButton, 0, .tamper, &scene)
            agenda.add(.house(.caseClosed), at: scene.at + .minutes(10))
        case .caseClosed:
            guard let button = device(.emergencyButton, 0), devices[button].isOpen else { return }
            devices[button].isOpen = false
            sendRoutine(button, &scene)
        case .linkLost(let length): loseLink(length, &scene)
        case .garbage: sendGarbage(&scene)
        case .stranger: sendAsStranger(&scene)
        case .hearthSmoke: ring("smoke", .smokeAlarm, .hearthSmoke, &scene)
        case .fumes(let peak): smoulder(peak, &scene)
        case .fumesGone: smoulder(0, &scene)
        }
    }

    mutating func ring(_ event: String, _ kind: DeviceKind, _ truth: TruthKind, _ scene: inout Scene) {
        guard let index = devices.firstIndex(where: { $0.plan.kind == kind }) else { return }
        let number = record(truth, nil, index, &scene)
        sendEvent(event, index, &scene, truth: number)
    }

    @discardableResult
    mutating func record(_ kind: TruthKind, _ bed: Int?, _ device: Int?, _ scene: inout Scene) -> Int {
        let entry = TruthEntry(
            number: scene.numbers.nextTruth(), at: scene.at, household: plan.id, bed: bed.map { plan.beds[$0].id },
            device: device.map { devices[$0].plan.id }, kind: kind)
        scene.actions.append(.record(.truth(entry.text)))
        return entry.number
    }

    func device(_ kind: DeviceKind, _ bed: Int) -> Int? {
        devices.firstIndex { $0.plan.kind == kind && $0.plan.bed == bed }
    }

    func wears(_ bed: Int) -> Bool {
        plan.beds[bed].person.wearsWatch && !people[bed].watchIsCharging && !people[bed].hasForgottenWatch
            && people[bed].stay == nil
    }
}

/// A kind of device at a bed.
private struct BedKind: Hashable {
    let bed: Int?
    let kind: DeviceKind
}
