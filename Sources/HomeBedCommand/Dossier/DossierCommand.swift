import ArgumentParser
import CareCore
import CareRecords

/// `homebed dossier BED [--out FILE.html] [--pdf]`
struct DossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "One household, one file: everything on record about a bed as one document to be printed on A4.",
        discussion: """
            Missing evidence is named first. Every line names the ledger's entry behind it, and the document closes \
            with the proof of the ledger and of every row, and the newest entry's number and hash. Names, numbers and \
            words about people are masked unless --reveal. --pdf needs a Chromium on this machine.
            """)

    @Argument(help: "The bed, such as 532901-000123.")
    var bed: String

    @Option(help: ArgumentHelp("The file to write; must not exist. Without it BED.html.", valueName: "FILE.html"))
    var out: String?

    @Flag(help: "A PDF beside it.")
    var pdf = false

    @Option(help: ArgumentHelp("What is due by the end of this day is missed; today without it.", valueName: "DAY"))
    var on: String?

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        guard let found = BedID(bed) else {
            throw CommandFailure(.usage, "error: BED: expected \(BedID.expected), found \"\(bed)\"")
        }
        let path = out ?? "\(found).html"
        let day = try DayArgument.day(on, configuration)
        let masking = try reveal.masking(ofDossier: "\(found)", configuration)
        let dossier = try DossierMaker(configuration, on: day, masking: masking).dossier(of: found)
        try NewFile.write(Array(DossierHTML.text(dossier).utf8), to: path)
        Console.result("\(path): \(dossier.missing.count) missing")
        for item in dossier.missing { Console.result("\(item.kind.title)  \(item.key)  \(item.detail)") }
        guard pdf else { return }
        let target = (path.hasSuffix(".html") ? String(path.dropLast(5)) : path) + ".pdf"
        guard let chromium = Chromium() else {
            throw CommandFailure(
                .unavailable,
                "error: --pdf: expected one of \(Chromium.names) in PATH, found none; \(path) is whole: print it "
                    + "from a browser, or install Chromium")
        }
        try chromium.makePDF(of: path, at: target)
        Console.result(target)
    }
}
