import CareRecords
import Foundation

/// The folder of a spot check: a dossier a bed, an index and checksums.
struct SampleFolder {
    private let path: String

    /// A folder that must not have been there before.
    init(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                .cannotCreate, "error: \(path): expected a new folder in one that is there, found: \(error)")
        }
        self.path = path
    }

    /// Writes everything.
    func pack(_ draw: SampleDraw, _ maker: DossierMaker) throws {
        var index = "number,bed,draw,missing,file,sha256\n"
        var sums = ""
        for (place, drawn) in draw.beds.enumerated() {
            let dossier = try maker.dossier(of: drawn.bed)
            let (name, text) = ("\(drawn.bed).html", DossierHTML.text(dossier))
            let sum = try write(text, name)
            index += "\(place + 1),\(drawn.bed),\(drawn.hash),\(dossier.missing.count),\(name),\(sum)\n"
            sums += "\(sum)  \(name)\n"
        }
        sums += "\(try write(index, "index.csv"))  index.csv\n"
        _ = try write(sums, "SHA256SUMS")
    }

    /// - Returns: The checksum of what was written.
    private func write(_ text: String, _ name: String) throws -> String {
        try NewFile.write(Array(text.utf8), to: "\(path)/\(name)")
        return Checksum.hexadecimal(text)
    }
}
