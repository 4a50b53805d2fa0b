internal import SimKit

/// What befalls equipment while it is in use. All shares are own choices; each happens to the first to whom it can, so
/// that a small play has it too.
extension Play {
    /// Days after an issue before anything happens to it: what is paid is paid by then.
    private static let peace: Int64 = 45

    /// Whether something rare happens: by chance, and as long as it has not happened in the play.
    func happens(_ rarity: String, _ ratio: Ratio, _ random: inout RandomSource) -> Bool {
        random.chance(ratio) || !met.contains(rarity)
    }

    /// Of a hundred people, eight are in hospital for a while; of a hundred things that not every bed has, five are
    /// lost and eight are mended, each in the time of service.
    mutating func playMishaps(_ person: inout Person, until leaving: CivilDay?) {
        // What devices say is compared with where they are; the homes that are heard stay as they are.
        guard !person.isHeard else { return }
        var random = person.random.stream("mishaps")
        playAbsence(&person, until: leaving, &random)
        for kind in ["smart-mattress", "pill-box", "commode"] {
            guard let asset = person.assets[kind], let issued = assets.pieces[asset]?.issuedOn else { continue }
            let day = issued.adding(Self.peace + random.whole(0...75))
            guard leaving.map({ day < $0.adding(-25) }) ?? true else { continue }
            if happens("lost", .percent(5), &random) {
                playLoss(asset, kind, of: &person, on: day, &random)
            } else if happens("mended", .percent(8), &random) {
                playRepair(asset, kind, of: &person, on: day, &random)
            }
        }
    }

    /// The bed stands still while its owner is in hospital.
    private mutating func playAbsence(
        _ person: inout Person, until leaving: CivilDay?, _ random: inout RandomSource
    ) {
        guard let asset = person.assets["nursing-bed"], var piece = assets.pieces[asset], let issued = piece.issuedOn
        else { return }
        let day = issued.adding(Self.peace + random.whole(0...90))
        let back = day.adding(random.whole(5...25))
        guard leaving.map({ back < $0.adding(-3) }) ?? true, happens("suspended", .percent(8), &random) else { return }
        let (by, story) = (person.county.field, piece.story)
        guard writer.enter("asset-suspend", at: day.at(11), by: by, story.step(day.at(11), "住院停用")) else { return }
        person.hadMishap = true
        writer.count(person.county) { $0.suspensions += 1 }
        let isBack = writer.enter("asset-resume", at: back.at(11), by: by, story.step(back.at(11), "出院恢复使用"))
        piece.state = isBack ? "in-service" : "suspended"
        if isBack { met.insert("suspended") }
        assets.pieces[asset] = piece
    }

    /// It is lost; of ten, six are found again and go the way of what came back.
    private mutating func playLoss(
        _ asset: String, _ kind: String, of person: inout Person, on day: CivilDay, _ random: inout RandomSource
    ) {
        guard let story = assets.pieces[asset]?.story else { return }
        let (by, lost) = (person.county.field, day.at(15))
        // Without the note of the police or the village nobody is believed.
        writer.enter(
            "asset-lost", at: lost - .minutes(10), by: by, fate: .refused,
            story.handling(lost - .minutes(10), "搬家时遗失"))
        let proof = [(name: "lossDocument", text: "LS-\(lost.milliseconds)")]
        guard writer.enter("asset-lost", at: lost, by: by, story.handling(lost, "搬家时遗失", proof)) else { return }
        leaveHome(asset, kind, of: &person, as: "lost")
        writer.count(person.county) { $0.losses += 1 }
        met.insert("lost")
        guard happens("found", .percent(60), &random) else { return }
        let found = day.adding(random.whole(5...40)).at(10)
        let custodian = [(name: "custodian", text: "沈某")]
        guard
            writer.enter(
                "asset-found", at: found, by: person.county.office, story.step(found, "家属找到后交回", custodian))
        else { return }
        met.insert("found")
        playPreparation(asset, found, &random)
    }

    /// It breaks in use: the technician takes it along, and it is made ready for another family or given up.
    private mutating func playRepair(
        _ asset: String, _ kind: String, of person: inout Person, on day: CivilDay, _ random: inout RandomSource
    ) {
        guard let story = assets.pieces[asset]?.story else { return }
        let (by, taken) = (person.county.field, day.at(10))
        guard writer.enter("asset-repair", at: taken, by: by, story.handling(taken, "使用中损坏")) else { return }
        leaveHome(asset, kind, of: &person, as: "repair")
        writer.count(person.county) { $0.homeRepairs += 1 }
        guard var piece = assets.pieces[asset] else { return }
        defer { assets.pieces[asset] = piece }
        piece.cameBackAt = taken
        let (office, mended) = (person.county.office, taken + .hours(24 * random.whole(3...12)))
        if met.contains("mended"), happens("given up", .percent(15), &random) {
            let approval = [
                (name: "approvedBy", text: "county-civil-affairs"), (name: "approval", text: "批\(story.county.code)"),
            ]
            guard writer.enter("asset-retire", at: mended, by: office, story.step(mended, "无法修复", approval)) else {
                return
            }
            piece.state = "retired"
            met.insert("given up")
            return
        }
        guard writer.enter("asset-sanitise", at: mended, by: office, story.sanitation(mended)) else { return }
        piece.state = "sanitizing"
        met.insert("mended")
        playReady(asset, &piece, tested: mended + .hours(1))
    }

    /// It is out of the bed's kit, and nobody has it.
    private mutating func leaveHome(_ asset: String, _ kind: String, of person: inout Person, as state: String) {
        assets.pieces[asset]?.state = state
        assets.pieces[asset]?.careCase = nil
        assets.pieces[asset]?.household = nil
        person.kinds.removeAll { $0 == kind }
        person.assets[kind] = nil
        person.hadMishap = true
    }

    /// Two watches were carried into each other's homes and signed for there; of a hundred beds, it is found of three a
    /// few days later.
    mutating func playSwap(_ person: Person, fittedOn day: CivilDay) {
        let county = person.county
        guard person.fate == .served, !person.isHeard else { return }
        var random = person.random.stream("swap")
        guard let other = lastFitted[county.code], abs(other.day.number - day.number) <= 10,
            happens("swapped", .percent(3), &random)
        else { return lastFitted[county.code] = (person, day) }
        let later = max(other.day, day)
        let isWritten = writer.enter(
            "kit-swap", at: later.adding(random.whole(1...5)).at(16), by: county.field,
            [
                ("device", person.device("wearable")), ("otherDevice", other.person.device("wearable")),
                ("since", CivilText.moment(later.at(9, 50))), ("swappedBy", county.technician),
            ])
        guard isWritten, let own = person.assets["wearable"], let others = other.person.assets["wearable"] else {
            return
        }
        lastFitted[county.code] = nil
        met.insert("swapped")
        assets.exchange(own, others)
        writer.count(county) { $0.swaps += 1 }
    }
}
