internal import SimKit

extension Play {
    /// The county buys what the bed is fitted with, and for some a commode.
    mutating func playPurchase(_ person: Person, _ kinds: [String], on day: CivilDay) {
        for kind in kinds {
            let device = kind == "nursing-bed" || kind == "commode" ? nil : person.device(kind)
            let story = AssetStory(
                county: person.county, asset: "as-\(person.county.code)-\(person.number)-\(kind)", kind: kind,
                serial: person.serial(kind), device: device)
            let moment = day.at(10)
            guard writer.enter("asset", at: moment, by: person.county.office, story.registration(moment)) else {
                return
            }
            assets.pieces[story.asset] = AssetLedger.Piece(story: story, state: "in-stock")
            payAsset(person, story, on: day)
            person.county.code == counties.first?.code && kind == "camera" && person.number % 10 == 1
                ? enterTwice(story, at: moment + .minutes(1)) : ()
        }
    }

    /// The same thing under two numbers would be in two places.
    private mutating func enterTwice(_ story: AssetStory, at moment: Moment) {
        let double = story.registration(moment).map { field in
            field.name == "asset" ? (name: "asset", text: "\(story.asset)x") : field
        }
        writer.enter("asset", at: moment, by: story.county.office, fate: .refused, double)
    }

    /// The kit's sign-off has put it into service at the bed.
    mutating func noteIssue(_ asset: String, to person: Person, on day: CivilDay) {
        guard var piece = assets.pieces[asset] else { return }
        piece.careCase = person.careCase
        piece.household = person.household
        piece.state = "in-service"
        piece.issues += 1
        piece.issuedOn = day
        if person.isHeard, piece.issues == 1 { piece.heardAt = day.adding(1).at(3) }
        if piece.issues > 1 { writer.count(person.county) { $0.reissues += 1 } }
        assets.pieces[asset] = piece
    }

    /// A silent thing that stands in no kit is given out by its own forms.
    mutating func playCommode(_ person: inout Person, on day: CivilDay, _ random: inout RandomSource) {
        let found = assets.take("commode", in: person.county, before: day.at(8))
        if found == nil { playPurchase(person, ["commode"], on: day.adding(-1)) }
        let own = "as-\(person.county.code)-\(person.number)-commode"
        guard let story = found ?? assets.pieces[own]?.story else { return }
        let bed = [(name: "bed", text: person.bed)]
        let (start, by) = (day.at(8), person.county.field)
        writer.enter("asset-allocate", at: start, by: by, story.step(start, "分配", bed))
        let second = start + .minutes(5)
        writer.enter("asset-install", at: second, by: by, story.handling(second, "领取安装", bed))
        let last = start + .minutes(10)
        if happens("called off", .percent(6), &random) {
            let isWritten = writer.enter("asset-cancel", at: last, by: by, story.handling(last, "家中放不下"))
            guard isWritten else { return }
            met.insert("called off")
            assets.pieces[story.asset]?.state = "in-stock"
            assets.free["\(person.county.code) commode", default: []].append((story.asset, last))
            return
        }
        let acceptance = story.step(last, "验收", [("custodian", person.name), ("inspection", "稳固")])
        guard writer.enter("asset-accept", at: last, by: by, acceptance) else { return }
        person.assets["commode"] = story.asset
        noteIssue(story.asset, to: person, on: day)
        guard random.chance(.percent(10)) else { return }
        let later = last + .minutes(20)
        // While it stands at the bed it is given to another, or put into the store.
        writer.enter("asset-allocate", at: later, by: by, fate: .refused, story.step(later, "分配", bed))
        writer.enter(
            "asset-move", at: later, by: by, fate: .refused, story.step(later, "调拨", [("store", story.store)]))
    }

    /// What other families gave back is given out again through the kit.
    mutating func playReissue(_ person: inout Person, _ served: CivilDay, until leaving: CivilDay?) {
        var random = person.random.stream("reissue")
        let day = served.adding(random.whole(40...200))
        guard leaving.map({ day < $0.adding(-20) }) ?? true else { return }
        if person.assets["commode"] == nil, random.chance(.percent(50)) { playCommode(&person, on: day, &random) }
        for kind in ["smart-mattress", "pill-box"] where !person.kinds.contains(kind) {
            guard random.chance(.percent(60)),
                let story = assets.take(kind, in: person.county, before: day.at(7))
            else { continue }
            let by = person.county.field
            let bed = [(name: "bed", text: person.bed)]
            writer.enter("asset-allocate", at: day.at(8), by: by, story.step(day.at(8), "再分配", bed))
            writer.register(
                ProgrammeHome(
                    household: person.household, bed: person.bed, devices: [(story.device ?? "", kind)],
                    from: day.at(9)))
            let item = KitStory(
                person: person, item: person.kitItem(kind), kind: kind, device: story.device, serial: story.serial)
            writer.enter("kit-plan", at: day.at(8, 30), by: by, item.plan(day))
            if let idle = assets.unclean(kind, in: person.county, before: day.at(8)) {
                // The box that stands beside it in the store, as it came back from another family.
                var wrong = item
                (wrong.device, wrong.serial) = (idle.device, idle.serial)
                writer.enter("kit-bind", at: day.at(8, 45), by: by, fate: .refused, wrong.binding(day.at(8, 45)))
            }
            var isSignedOff = false
            for (form, moment, fields) in item.commissioning(day.at(9)) {
                isSignedOff = writer.enter(form, at: moment, by: by, fields)
            }
            guard isSignedOff else { continue }
            person.kinds.append(kind)
            person.assets[kind] = story.asset
            noteIssue(story.asset, to: person, on: day)
            playHistory(story, of: person.county, on: day)
        }
    }

    /// It came back: it is cleaned, tested and wiped for the next family, retired, or left standing.
    mutating func playPreparation(_ asset: String, _ collected: Moment, _ random: inout RandomSource) {
        guard var piece = assets.pieces[asset] else { return }
        let story = piece.story
        let by = story.county.office
        func note(_ state: String, _ isWritten: Bool) { if isWritten { piece.state = state } }
        defer { assets.pieces[asset] = piece }
        piece.state = "returned"
        piece.careCase = nil
        piece.cameBackAt = collected
        let first = collected + .hours(3)
        if random.chance(.percent(15)) {
            let bed = [(name: "bed", text: "\(story.county.code)-000001")]
            writer.enter("asset-allocate", at: first, by: by, fate: .refused, story.step(first, "再分配", bed))
            writer.enter("asset-suspend", at: first, by: by, fate: .refused, story.step(first, "停用"))
            writer.enter("asset-ready", at: first, by: by, fate: .refused, story.ready(first))
        }
        let branch = random.pickIndex(weights: [8, 8, 84])
        if branch == 0 {
            return assets.unclean["\(story.county.code) \(story.kind)", default: []].append((asset, collected))
        }
        if branch == 1 {
            let office = [(name: "approvedBy", text: "county-civil-affairs")]
            writer.enter("asset-retire", at: first, by: by, fate: .refused, story.step(first, "报废", office))
            let later = collected + .hours(72)
            let approval = office + [(name: "approval", text: "批\(story.county.code)")]
            return note("retired", writer.enter("asset-retire", at: later, by: by, story.step(later, "报废", approval)))
        }
        let cleaned = collected + .hours(48)
        note("sanitizing", writer.enter("asset-sanitise", at: cleaned, by: by, story.sanitation(cleaned)))
        var tested = cleaned + .hours(1)
        if random.chance(.percent(12)) {
            writer.enter("asset-function-test", at: tested, by: by, story.test(tested, isPassed: false))
            let sent = tested + .hours(1)
            writer.enter("asset-ready", at: sent, by: by, fate: .refused, story.ready(sent))
            note("repair", writer.enter("asset-repair", at: sent, by: by, story.handling(sent, "测试不合格送修")))
            tested = sent + .hours(96)
        }
        playReady(asset, &piece, tested: tested)
    }

    /// What is clean passes its test and is wiped: the next family may have it.
    mutating func playReady(_ asset: String, _ piece: inout AssetLedger.Piece, tested: Moment) {
        let story = piece.story
        let by = story.county.office
        writer.enter("asset-function-test", at: tested, by: by, story.test(tested, isPassed: true))
        if story.device != nil {
            writer.enter("asset-wipe", at: tested + .minutes(5), by: by, story.wiping(tested + .minutes(5)))
        }
        let last = tested + .minutes(10)
        guard writer.enter("asset-ready", at: last, by: by, story.ready(last)) else { return }
        piece.state = "ready"
        assets.free["\(story.county.code) \(story.kind)", default: []].append((asset, last))
    }
}
