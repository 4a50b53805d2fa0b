import SimKit

extension HouseholdActor {
    mutating func suffer(_ mishap: Mishap, _ bed: Int, isHistory: Bool, _ scene: inout Scene) {
        switch mishap {
        case .fallsIll(let fever):
            guard people[bed].fever.map({ $0.end <= scene.at }) ?? true else { return }
            people[bed].fever = fever
        case .feverShows(let fever):
            guard people[bed].fever == fever else { return }
            record(.fever(tenths: fever.height), bed, heardWatch(bed), &scene)
        case .feverSinks(let fever):
            if people[bed].fever == fever { record(.feverGone, bed, nil, &scene) }
        case .staysInBed:
            guard people[bed].inBed else { return }
            people[bed].isWeak = true
            record(.weak, bed, device(.mattress, bed), &scene)
        case .getsUp:
            guard people[bed].isWeak else { return }
            people[bed].isWeak = false
            record(.risen, bed, nil, &scene)
        case .sits, .stirs: people[bed].isSitting = mishap == .sits
        case .naps, .wakes:
            people[bed].isNapping = mishap == .naps && !people[bed].inBed && !people[bed].isOut
            look(bed, &scene)
        case .lies: if !isHistory { lieDown(bed, &scene) }
        case .isFound:
            guard people[bed].isLying, !people[bed].needsHelp else { return }
            getUp(bed, &scene)
            record(.found, bed, nil, &scene)
        case .radarErrs(let isCancelled):
            guard !isHistory, let radar = device(.radar, bed), !people[bed].isOut else { return }
            let truth = record(.seenFall(isReal: false, isCancelled: isCancelled), bed, radar, &scene)
            sendEvent("fall", radar, &scene, truth: truth)
            if isCancelled { sendEvent("fall_cancel", radar, &scene, truth: truth, after: .seconds(40)) }
        case .goesOut, .comesIn: if !isHistory { useDoor(&scene) }
        case .goesToHospital(let stay): if !isHistory { goToHospital(stay, bed, &scene) }
        case .comesBack(let stay):
            guard people[bed].stay == stay else { return }
            people[bed].stay = nil
            record(.leftHospital, bed, nil, &scene)
            tell(.watch, bed, wears(bed) ? .watchOn : .watchOff, &scene)
            if plan.beds[bed].person.isBedBound { changeBed(bed, inBed: true, .intoBed, &scene) }
        }
    }

    /// Somebody fetches the person, which ends whatever went on, and the watch stays at home.
    private mutating func goToHospital(_ stay: HospitalStay, _ bed: Int, _ scene: inout Scene) {
        let person = people[bed]
        if person.needsHelp { record(.safe, bed, nil, &scene) }
        if person.isLying, !person.needsHelp { record(.found, bed, nil, &scene) }
        if person.isWeak { record(.risen, bed, nil, &scene) }
        if person.isOut { record(.cameHome, bed, nil, &scene) }
        if person.wetLevel > 0 {
            people[bed].wetLevel = 0
            tell(.pad, bed, .dry, &scene)
        }
        changeBed(bed, inBed: false, .outOfBed(isRising: true), &scene)
        people[bed].needsHelp = false
        people[bed].strayedAt = nil
        people[bed].isOut = false
        people[bed].isWeak = false
        people[bed].isSitting = false
        people[bed].isNapping = false
        people[bed].stay = stay
        getUp(bed, &scene)
        record(.inHospital, bed, nil, &scene)
        tell(.watch, bed, .watchOff, &scene)
    }

    /// The watch of a bed if it is on the wrist and has power.
    private func heardWatch(_ bed: Int) -> Int? {
        wears(bed) && !plan.beds[bed].person.watchIsFlat ? device(.watch, bed) : nil
    }

    /// A fall by day that the wrist does not tell of.
    private mutating func lieDown(_ bed: Int, _ scene: inout Scene) {
        let person = people[bed]
        guard !person.inBed, !person.isOut, !person.needsHelp, !person.isLying else { return }
        fall(bed, &scene)
        record(.lies, bed, people[bed].isInSight ? device(.radar, bed) : nil, &scene)
    }

    /// Lies on the floor from now on. Half of the falls are where the radar looks, if there is one (own).
    mutating func fall(_ bed: Int, _ scene: inout Scene) {
        people[bed].isLying = true
        var eyes = random.stream("bed", Int64(bed)).stream("in sight", scene.at.milliseconds)
        guard eyes.chance(.percent(50)), let radar = device(.radar, bed) else { return }
        people[bed].isInSight = true
        let truth = record(.seenFall(isReal: true, isCancelled: false), bed, radar, &scene)
        sendEvent("fall", radar, &scene, truth: truth)
        look(bed, &scene)
    }

    /// Somebody has helped the person up.
    mutating func getUp(_ bed: Int, _ scene: inout Scene) {
        people[bed].isLying = false
        people[bed].isInSight = false
        look(bed, &scene)
    }

    /// The radar of a bed says what it sees now.
    mutating func look(_ bed: Int, _ scene: inout Scene) {
        if let radar = device(.radar, bed), scene.at > options.start { sendRoutine(radar, &scene) }
    }

    /// Somebody goes through the door, which falls shut.
    mutating func useDoor(_ scene: inout Scene) {
        guard let door = devices.firstIndex(where: { $0.plan.kind == .doorContact }) else { return }
        sendEvent("door_opened", door, &scene, truth: nil)
        sendEvent("door_closed", door, &scene, truth: nil, after: .seconds(10))
    }

    mutating func measureRadar(_ index: Int, _ bed: Int) -> [Measurement] {
        let person = people[bed]
        let isInView = devices[index].random.chance(.percent(40))
        // Who has lost the way is not in the house either.
        let isAway = person.isOut || person.strayedAt != nil || person.stay != nil
        let posture: String
        if person.inBed {
            posture = "lying"
        } else if person.isLying {
            posture = person.isInSight ? "motionless" : "absent"
        } else if isAway {
            posture = "absent"
        } else if person.isNapping {
            posture = "lying"
        } else {
            posture = isInView ? "upright" : "absent"
        }
        return [Measurement(.posture, .word(posture)), Measurement(.inBed, .flag(person.inBed))]
    }

    /// Pressure, which a watch of the real population measures by itself at seven in the morning and in the evening.
    mutating func measurePressure(_ index: Int, _ scene: inout Scene) -> [Measurement] {
        let day = CivilDay(of: scene.at)
        let minute = (scene.at - day.start).milliseconds / 60_000
        guard options.population == .real, (420..<425).contains(minute % 720), let bed = devices[index].plan.bed,
            wears(bed)
        else { return [] }
        let person = random.stream("bed", Int64(bed)).stream("pressure")
        let found = plan.beds[bed].person.pressure.measure(person, day, isEvening: minute >= 720)
        let pressure = PressureClass(systolic: found.actual.systolic, diastolic: found.actual.diastolic)
        if pressure != people[bed].pressure {
            people[bed].pressure = pressure
            record(.pressure(pressure), bed, index, &scene)
        }
        return [
            Measurement(.bloodPressureSystolic, .whole(Int64(found.read.systolic.rounded()))),
            Measurement(.bloodPressureDiastolic, .whole(Int64(found.read.diastolic.rounded()))),
        ]
    }
}
