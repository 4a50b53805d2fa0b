internal import SimKit

extension Play {
    private static let mandatoryWorks = [
        "anti-slip-floor", "door-access", "bedroom", "bathroom", "grab-bars", "bath-stool",
    ]

    /// Retrofit and kit.
    /// - Returns: The day on which the kit was signed off; `nil` when the play ends before.
    mutating func playFitting(_ person: inout Person, _ agreed: CivilDay) -> CivilDay? {
        let county = person.county
        var works = Self.mandatoryWorks
        if person.random.chance(.percent(25)) { works.append("floor-levels") }
        if person.random.chance(.percent(20)) { works.append("toilet") }
        let done = agreed.adding(person.random.whole(3...14))
        for work in works {
            let isRefused = person.random.chance(.percent(2))
            let steps: [(String, Moment)] =
                isRefused
                ? [("refused", agreed.at(11))]
                : [("planned", agreed.at(11)), ("done", done.at(16)), ("accepted", done.adding(1).at(10))]
            for (status, moment) in steps {
                writer.enter(
                    "retrofit-item", at: moment, by: county.field,
                    [
                        ("careCase", person.careCase), ("work", work), ("status", status),
                        ("on", CivilText.day(CivilDay(of: moment))), ("handler", "周某"),
                        ("document", isRefused ? "RF\(person.number)" : ""),
                    ])
            }
        }
        let accepted = done.adding(1)
        let acceptance: [(name: String, text: String)] = [
            ("careCase", person.careCase), ("retrofitAcceptedOn", CivilText.day(accepted)),
            ("retrofitAcceptedBy", "吴某"), ("retrofitAcceptance", "AC\(person.number)"),
        ]
        if person.random.chance(.percent(2)) {
            writer.enter("case-accept-retrofit", at: done.at(17), by: county.field, fate: .refused, acceptance)
        }
        writer.enter("case-accept-retrofit", at: accepted.at(11), by: county.field, acceptance)
        return playKit(&person, planned: agreed, on: accepted.adding(person.random.whole(1...4)))
    }

    private mutating func playKit(_ person: inout Person, planned: CivilDay, on day: CivilDay) -> CivilDay? {
        var kinds = ["emergency-call", "wearable", "camera", "nursing-bed"]
        if person.random.chance(.percent(30)) { kinds.append("smart-mattress") }
        if person.random.chance(.percent(15)) { kinds.append("pill-box") }
        let devices = kinds.filter { $0 != "nursing-bed" }.map { kind in
            (device: person.device(kind), kind: kind)
        }
        writer.register(
            ProgrammeHome(
                household: person.household, bed: person.bed, devices: devices, from: planned.start))
        let refusesCamera = person.random.chance(.percent(15))
        (person.kinds, person.refusesCamera) = (kinds, refusesCamera)
        person.isHeard = heardLeft > 0
        if person.isHeard { heardLeft -= 1 }
        playPurchase(person, kinds, on: planned)
        // All kinds of a bed are planned at this moment.
        if planned.at(14) < writer.end { writer.count(person.county) { $0.kitPlanned += 1 } }
        var isWhole = true
        for (index, kind) in kinds.enumerated() {
            let item = KitStory(
                person: person, item: person.kitItem(kind), kind: kind,
                device: devices.first { $0.kind == kind }?.device, isHeard: person.isHeard,
                serial: person.serial(kind))
            writer.enter("kit-plan", at: planned.at(14), by: person.county.field, item.plan(planned))
            if kind == "camera", refusesCamera {
                writer.enter("kit-refuse", at: day.at(9), by: person.county.field, item.refusal(day))
                continue
            }
            let start = day.at(9) + .minutes(20 * Int64(index))
            if kind == "wearable", person.random.chance(.percent(2)) {
                // The commonest mistake: the box of the button that hangs on the wall already.
                var wrong = item
                wrong.device = devices[0].device
                writer.enter("kit-bind", at: start, by: person.county.field, fate: .refused, wrong.binding(start))
            }
            playMistakes(person, item, start)
            for (form, moment, fields) in item.commissioning(start) {
                if form == "kit-test", person.isHeard, let device = item.device {
                    playTry(person, device, kind: kind, at: start + .minutes(2))
                }
                isWhole = writer.enter(form, at: moment, by: person.county.field, fields)
            }
            if isWhole {
                person.assets[kind] = "as-\(person.county.code)-\(person.number)-\(kind)"
                noteIssue(person.assets[kind] ?? "", to: person, on: day)
            }
        }
        guard isWhole else { return nil }
        var random = person.random.stream("commode")
        if random.chance(.percent(35)) { playCommode(&person, on: day.adding(1), &random) }
        writer.count(person.county) { if refusesCamera { $0.kitRefused += 1 } else { $0.kitComplete += 1 } }
        playSwap(person, fittedOn: day)
        return day
    }

    /// What technicians write down too early: a button as tested that nobody has pressed yet, which only a gateway that
    /// hears it can know, and a sheet as signed by nobody.
    private mutating func playMistakes(_ person: Person, _ item: KitStory, _ start: Moment) {
        let by = person.county.field
        if item.kind == "emergency-call", person.isHeard {
            let early = start + .minutes(1)
            writer.enter("kit-test", at: early, by: by, fate: .refused, item.untried(early))
        }
        var random = person.random.stream("sheet of \(item.kind)")
        guard random.chance(.percent(2)), let signing = item.commissioning(start).last else { return }
        let unsigned = signing.fields.filter { $0.name != "acceptedBy" }
        writer.enter(signing.form, at: signing.at, by: by, fate: .refused, unsigned)
    }

    /// The county takes everything back from who does not need it any more. Source: the plan, 五(三)3.
    mutating func playCollection(_ person: inout Person, after day: CivilDay) {
        guard person.random.chance(.percent(80)) else { return }
        let collected = day.adding(person.random.whole(8...15)).at(10)
        var isWritten = false
        var random = person.random.stream("assets")
        for kind in person.kinds where !(kind == "camera" && person.refusesCamera) {
            isWritten = writer.enter(
                "kit-remove", at: collected, by: person.county.field,
                [
                    ("kitItem", person.kitItem(kind)), ("removedAt", CivilText.moment(collected)),
                    ("removedBy", person.county.technician), ("removalReason", "服务终止,回收"),
                    ("returnReason", "withdrew"),
                ])
            if isWritten, let asset = person.assets[kind] { playPreparation(asset, collected, &random) }
        }
        if let commode = person.assets["commode"], let story = assets.pieces[commode]?.story,
            writer.enter("asset-collect", at: collected, by: person.county.field, story.handling(collected, "回收"))
        {
            playPreparation(commode, collected, &random)
        }
        let refusesCamera = person.refusesCamera
        guard isWritten else { return }
        writer.count(person.county) { if refusesCamera { $0.kitRefused -= 1 } else { $0.kitComplete -= 1 } }
    }
}
