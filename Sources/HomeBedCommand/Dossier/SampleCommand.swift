import ArgumentParser
import CareCore
import CareRecords

/// `homebed sample --county C --quarter Q --n 30 --seed S --out FOLDER`
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draws the beds of a quarter's spot check reproducibly and packs their dossiers into a folder.",
        discussion: """
            Every bed that was in service in the quarter is hashed: SHA-256 of "SEED,QUARTER,BED". The beds are put in \
            order of the hashes and the first N are taken, which anybody can repeat with sha256sum. The folder gets a \
            dossier a bed, index.csv and SHA256SUMS (sha256sum -c checks it). The same seed over the same records \
            gives the same bytes; with --reveal the look itself is an entry of the ledger, which the proof counts.
            """)

    @Option(help: ArgumentHelp("The county.", valueName: "532901"))
    var county: String

    @Option(help: ArgumentHelp("The quarter.", valueName: "2021Q4"))
    var quarter: String

    @Option(help: "How many beds.")
    var n = 30

    @Option(help: ArgumentHelp("A number that is drawn in public after the quarter.", valueName: "NUMBER"))
    var seed: UInt64

    @Option(help: ArgumentHelp("The folder to make; must not exist.", valueName: "FOLDER"))
    var out: String?

    @OptionGroup var reveal: RevealOptions

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...10_000).contains(n) else { throw ValidationError("--n: expected 1 to 10000 beds, found \(n)") }
    }

    func run() throws {
        let configuration = try shared.configuration()
        guard let code = CountyCode(recordText: county) else {
            throw CommandFailure(.usage, "error: --county: expected \(CountyCode.expected), found \"\(county)\"")
        }
        guard let quarter = Quarter(quarter) else {
            throw CommandFailure(.usage, "error: --quarter: expected \(Quarter.expected), found \"\(quarter)\"")
        }
        let folder = out ?? "sample-\(code)-\(quarter.text)-\(seed)"
        let today = try DayArgument.day(nil, configuration)
        guard quarter.first <= today else {
            throw CommandFailure(
                .usage, "error: --quarter: expected one that has begun by \(today.recordText), found \(quarter.text)")
        }
        let masking = try reveal.masking(ofDossier: "\(code) \(quarter.text) \(seed)", configuration)
        let maker = try DossierMaker(configuration, on: min(quarter.last, today), masking: masking)
        let draw = SampleDraw(
            n, of: code, in: quarter, seed: seed, cases: try maker.cases(), sha256: Checksum.hexadecimal)
        guard !draw.beds.isEmpty else {
            throw CommandFailure(.noInput, "error: no bed of \(code) was in service in \(quarter.text)")
        }
        try SampleFolder(folder).pack(draw, maker)
        Console.result("\(folder): \(draw.beds.count) of \(draw.population) beds")
        if draw.beds.count < n {
            Console.tell(
                "only \(draw.population) beds were in service in \(quarter.text): fewer than the \(n) asked for")
        }
    }
}
