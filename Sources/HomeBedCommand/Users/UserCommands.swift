import ArgumentParser

/// `homebed user add | list | show | password | lock | unlock | end`
struct UserCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Who may come in through the HTTP interface.",
        discussion: """
            A role says what somebody may do, a scope where. Whoever runs the machine makes every user here; --by with \
            the identity of a user acts with that user's rights. Changes count from the next request on.
            """,
        subcommands: [
            UserAdd.self, UserList.self, UserShow.self, UserPassword.self, UserLock.self, UserUnlock.self, UserEnd.self,
        ])
}
