import SimKit

extension HouseholdActor {
    /// Lets the device say what it measures now; when it was told to, also what it measures seldom.
    mutating func sendRoutine(_ index: Int, _ scene: inout Scene, isOrdered: Bool = false) {
        guard !isFlat(index) else { return }
        var draft = Draft(kind: .telemetry)
        draft.measurements = measure(index, scene.at, isOrdered: isOrdered)
        switch devices[index].plan.kind {
        case .hub: draft.measurements += measureRoom(scene.at, &scene)
        case .watch: draft.measurements += measurePressure(index, &scene)
        default: break
        }
        draft.battery = battery(index, scene.at)
        spoil(&draft, index)
        addDefects(&draft, index, &scene)
        let device = devices[index].plan
        // Without a usable clock a device cannot say later when it measured; the mattress keeps values, the rest keeps
        // whole messages.
        guard canTransmit || (device.hasUsableClock && device.style != .neither) else { return }
        if !canTransmit && device.kind == .mattress && draft.battery == nil {
            if devices[index].past.count < Self.pastLimit {
                let time = device.clock.reading(at: scene.at, start: options.start)
                devices[index].past.append(Draft.Past(at: time, measurements: draft.measurements))
            }
            return
        }
        if let percent = draft.battery, percent <= 20 {
            draft.truth = record(.lowBattery(percent: percent), devices[index].plan.bed, index, &scene)
        }
        send(draft, index, &scene)
    }

    /// Values a mattress keeps while nobody hears it: two hours.
    static let pastLimit = 120

    private func isFlat(_ index: Int) -> Bool {
        let device = devices[index].plan
        return device.kind == .watch && device.bed.map { plan.beds[$0].person.watchIsFlat } ?? false
    }

    private mutating func measure(_ index: Int, _ at: Moment, isOrdered: Bool) -> [Measurement] {
        let device = devices[index].plan
        switch device.kind {
        case .hub: return [Measurement(.mains, .flag(true)), signal(index)]
        case .camera: return [Measurement(.privacyMode, .flag(false)), signal(index)]
        case .smokeAlarm, .emergencyButton: return [Measurement(.tamper, .flag(devices[index].isOpen)), signal(index)]
        case .gasAlarm: return [Measurement(.mains, .flag(true)), signal(index)]
        case .waterAlarm:
            return [Measurement(.tamper, .flag(devices[index].isOpen)), Measurement(.batteryLow, .flag(false))]
        case .carbonMonoxideAlarm:
            let ppm = devices[index].random.whole(0...8)
            return [Measurement(.carbonMonoxide, .whole(fumes > 0 ? fumes - 4 + ppm : ppm))]
        case .manualBed: return []
        case .doorContact: return [Measurement(.tamper, .flag(false))]
        case .radar: return measureRadar(index, device.bed ?? 0)
        case .watch: return measureWatch(index, device.bed ?? 0, at, isOrdered: isOrdered)
        case .mattress: return measureMattress(index, device.bed ?? 0, at)
        case .pad: return measurePad(index, device.bed ?? 0)
        case .electricBed: return measureBed(index, device.bed ?? 0)
        case .pillBox:
            return [
                Measurement(.dosesLeft, .whole(people[device.bed ?? 0].dosesLeft)), Measurement(.mains, .flag(true)),
            ]
        }
    }

    private mutating func signal(_ index: Int) -> Measurement {
        Measurement(.rssi, .whole(devices[index].random.whole(-85 ... -55)))
    }

    private mutating func measureMattress(_ index: Int, _ bed: Int, _ at: Moment) -> [Measurement] {
        let person = people[bed]
        let traits = plan.beds[bed].person
        if !person.inBed, person.pillow.isThere {
            return [
                Measurement(.inBed, .flag(true)), Measurement(.movement, .whole(0)),
                Measurement(.bedStatus, .word(person.pillow.seemsStopped ? "cardiac_stop" : "init")),
            ]
        }
        guard person.inBed else {
            return [
                Measurement(.inBed, .flag(false)), Measurement(.bedStatus, .word("leave")),
                Measurement(.movement, .whole(0)),
            ]
        }
        let illness = person.episode.flatMap { $0.kind.showsOnWatch ? nil : $0 }
        let noise = devices[index].random.normal(mean: 0, deviation: traits.hasArrhythmia ? 6 : 2)
        let breathNoise = devices[index].random.normal(mean: 0, deviation: 0.8)
        let turns = devices[index].random.chance(.percent(3)) && illness == nil
        if turns { people[bed].turns += 1 }
        var measurements = [
            Measurement(.inBed, .flag(true)), Measurement(.turnCount, .whole(people[bed].turns)),
            Measurement(.movement, .whole(turns ? 60 : devices[index].random.whole(0...4))),
        ]
        if illness?.kind == .silence {
            measurements.append(Measurement(.bedStatus, .word("cardiac_stop")))
            return measurements
        }
        if turns {
            measurements.append(Measurement(.bedStatus, .word("turn")))
            return measurements
        }
        measurements.append(Measurement(.bedStatus, .word(illness?.kind == .apnea ? "apnea" : "ok")))
        let isReal = traits.isReal
        let factor = harmonic(index)
        let warmth = person.warmth(at: at)
        let pulse = traits.heartRate + noise + warmth * traits.heartRise
        let heart = min(max(pulse, isReal ? 30 : 47), isReal ? 190 : 108)
        let beats = swing(heart, illness, at, .heartRate) * factor
        measurements.append(Measurement(.heartRate, .whole(Int64(beats.rounded()))))
        // Two breaths and a half more for a degree (own).
        let depth = traits.respirationRate + breathNoise + warmth * 2.5
        let breath = min(max(depth, isReal ? 6 : 10), isReal ? 40 : 26) * factor
        if illness?.kind != .apnea {
            let rate = Int64(swing(breath, illness, at, .respirationRate).rounded())
            measurements.append(Measurement(.respirationRate, .whole(rate)))
        }
        return measurements
    }

    /// A value on its way to an illness's own and back.
    private func swing(
        _ usual: Double, _ illness: (kind: VitalEpisode, since: Moment)?, _ at: Moment, _ quantity: Quantity
    ) -> Double {
        guard let illness else { return usual }
        let target: Double
        switch (illness.kind, quantity) {
        case (.fastHeart, .heartRate): target = 140
        case (.slowHeart, .heartRate): target = 37
        case (.fastBreath, .respirationRate): target = 32
        case (.lowOxygen, .spo2): target = 82
        default: return usual
        }
        let passed = Double((at - illness.since).milliseconds)
        let rest = Double(illness.kind.length.milliseconds) - passed
        let share = min(1, max(0, min(passed, rest) / Double(VitalEpisode.ramp.milliseconds)))
        return usual + (target - usual) * share
    }

    private mutating func measureWatch(
        _ index: Int, _ bed: Int, _ at: Moment, isOrdered: Bool
    ) -> [Measurement] {
        let isWorn = wears(bed)
        let traits = plan.beds[bed].person
        let illness = people[bed].episode.flatMap { $0.kind.showsOnWatch ? $0 : nil }
        if people[bed].stepsDay != CivilDay(of: at) {
            people[bed].stepsDay = CivilDay(of: at)
            people[bed].steps = 0
        }
        let isUp = isWorn && !people[bed].inBed && !traits.isBedBound
        let pace = devices[index].random.whole(5...35) * (people[bed].isOut ? 5 : 1)
        if isUp && !people[bed].isStill { people[bed].steps += pace }
        var measurements = [
            Measurement(.worn, .flag(isWorn)), Measurement(.steps, .whole(people[bed].steps)), signal(index),
        ]
        guard isWorn else { return measurements }
        let noise = devices[index].random.normal(mean: 0, deviation: 3)
        let isReal = traits.isReal
        let fever = people[bed].warmth(at: at)
        let pulse = traits.heartRate + (isUp ? 8 : 0) + noise + fever * traits.heartRise
        let heart = min(max(pulse, isReal ? 30 : 47), isReal ? 190 : 108)
        measurements.append(Measurement(.heartRate, .whole(Int64(heart.rounded()))))
        let isHourly = CivilDay(of: at).start + .minutes((at - CivilDay(of: at).start).milliseconds / 3_600_000 * 60)
        if isOrdered || illness != nil || at - isHourly < .minutes(5) {
            // A wrist is right to 3 or 4 points (care.md 7.3).
            let spread = devices[index].random.normal(mean: 0, deviation: isReal ? 1.75 : 0.5)
            let usual = min(max(traits.spo2 + spread, isReal ? 70 : 92), 99)
            measurements.append(Measurement(.spo2, .whole(Int64(swing(usual, illness, at, .spo2).rounded()))))
            let warmth = 365 + devices[index].random.whole(-2...3) + Int64((fever * 10).rounded())
            measurements.append(Measurement(.bodyTemperature, .decimal(Double(warmth) / 10)))
        }
        if illness == nil {
            let north = 25_600_000 + devices[index].random.whole(-300...300) + people[bed].distance(at: at)
            let east = 100_260_000 + devices[index].random.whole(-300...300)
            measurements.append(Measurement(.latitude, .decimal(Double(north) / 1_000_000)))
            measurements.append(Measurement(.longitude, .decimal(Double(east) / 1_000_000)))
            measurements.append(Measurement(.positionAccuracy, .whole(devices[index].random.whole(15...60))))
        }
        return measurements
    }

    private mutating func measurePad(_ index: Int, _ bed: Int) -> [Measurement] {
        let level = people[bed].wetLevel
        let moisture = level == 0 ? devices[index].random.whole(2...12) : 40 + 15 * level
        let warmth = 305 + devices[index].random.whole(-10...10)
        return [
            Measurement(.wet, .flag(level > 0)), Measurement(.wetLevel, .whole(level)),
            Measurement(.moisture, .whole(moisture)), Measurement(.padTemperature, .decimal(Double(warmth) / 10)),
        ]
    }

    private mutating func measureBed(_ index: Int, _ bed: Int) -> [Measurement] {
        let weight = people[bed].inBed ? 520 + devices[index].random.whole(-5...5) : 0
        return [
            Measurement(.backAngle, .whole(people[bed].inBed ? 10 : 0)), Measurement(.legAngle, .whole(0)),
            Measurement(.bedHeight, .whole(450)), Measurement(.railLeft, .flag(people[bed].inBed)),
            Measurement(.railRight, .flag(people[bed].inBed)), Measurement(.weight, .decimal(Double(weight) / 10)),
            Measurement(.mains, .flag(true)),
        ]
    }

    /// Per cent; a watch loses 45 a day and is charged in the evening, the rest 3 in a hundred days (care.md 13).
    private func battery(_ index: Int, _ at: Moment) -> Int64? {
        let device = devices[index].plan
        guard device.kind.hasBattery else { return nil }
        if device.kind == .watch, let bed = device.bed {
            if people[bed].watchIsCharging { return 100 }
            let used = (at - people[bed].watchFullAt).milliseconds * 45 / 86_400_000
            return max(1, 100 - used)
        }
        return max(1, device.battery - (at - options.start).milliseconds * 3 / (86_400_000 * 100))
    }
}
