import CareCore
import CareProfiles
import Foundation
import Testing

@Suite struct ProfileLoaderTests {
    @Test func `kept sources compile again to the same set`() throws {
        let loaded = try Catalogue.load()
        let again = try ProfileCompiler.compile(loaded.sources.reversed())
        #expect(again == loaded.set)
        #expect(again.fingerprint == ProfileCompiler.fingerprint(of: loaded.sources))
    }

    @Test func `the fingerprint is that of the texts and leaves tests out`() throws {
        let one = SourceFile(path: "a/b.yaml", text: "x")
        let test = SourceFile(path: "a/b.test.yaml", text: "y")
        let fingerprint = ProfileCompiler.fingerprint(of: [one])
        #expect(ProfileCompiler.fingerprint(of: [one, test]) == fingerprint)
        #expect(ProfileCompiler.fingerprint(of: [SourceFile(path: "a/b.yaml", text: "z")]) != fingerprint)
        // FNV-1a of "a/b.yaml", 0xFF, "x", 0xFF: the same in every run, build and version.
        #expect(fingerprint == 0x87B2_9B99_9FA4_5752)
    }

    @Test func `a file's kind is told by its path`() {
        let kind = { (path: String) in SourceFile(path: path, text: "").kind }
        #expect(kind("hub/home-hub.yaml") == .profile)
        #expect(kind("rules/care.yaml") == .rules)
        #expect(kind("rules/care.test.yaml") == .test)
        #expect(kind("hub/home-hub.test.yaml") == .test)
    }

    @Test func `a link to the folder is as good as the folder`() throws {
        let link = FileManager.default.temporaryDirectory.appending(
            path: "homebed-link-\(UInt64.random(in: 0 ... .max))")
        let folder = URL(filePath: Catalogue.directory)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
        defer { try? FileManager.default.removeItem(at: link) }
        #expect(
            try ProfileLoader.sources(in: link.path).map(\.path) == ProfileLoader.sources(in: folder.path).map(\.path))
    }

    @Test func `a missing or empty directory is said in words that help`() throws {
        let missing = FileManager.default.temporaryDirectory.appending(
            path: "homebed-none-\(UInt64.random(in: 0 ... .max))")
        #expect(throws: ProfileLoader.ReadError.self) { try ProfileLoader.load(directory: missing.path) }
        try FileManager.default.createDirectory(at: missing, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: missing) }
        do {
            _ = try ProfileLoader.load(directory: missing.path)
            Issue.record("loaded")
        } catch {
            #expect("\(error)" == "profiles: expected *.yaml files, found none in \(missing.path)")
        }
        try Data([0xFF, 0xFE, 0x00]).write(to: missing.appending(path: "a.yaml"))
        do {
            _ = try ProfileLoader.load(directory: missing.path)
            Issue.record("loaded")
        } catch {
            #expect("\(error)".contains("could not read \(missing.path)/a.yaml"))
        }
    }
}
