import ArgumentParser

/// `homebed rota import | show | add | remove`
struct Rota: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The duty rota: who has a role when.",
        discussion: """
            A role and scope without any shift is answered by everybody of the contact book; with shifts, by those \
            on duty only.
            """,
        subcommands: [RotaImport.self, RotaShow.self, RotaAdd.self, RotaRemove.self])
}
