//! Installs Debian packages, for programs that cargo and npm cannot install.

use crate::shell::{self, Result};
use std::process::{Command, Stdio};

/// Installs `packages` with apt-get, if that needs no password.
///
/// # Errors
/// When the system is not Debian, the rights are missing, or apt-get fails. The message has the command
/// to type.
pub(crate) fn install(packages: &[&str]) -> Result {
    let by_hand = format!("sudo apt-get install {}", packages.join(" "));
    if shell::find(&["apt-get"]).is_none() {
        return Err(format!(
            "please install it with your system's own means (on Debian: {by_hand})"
        ));
    }
    let Some(rights) = rights() else {
        return Err(format!("please run: {by_hand}"));
    };
    let apt = |words: &[&str]| {
        let mut line = [rights, &["apt-get"], words].concat().into_iter();
        let mut command = Command::new(line.next().unwrap_or("apt-get"));
        command.args(line).env("DEBIAN_FRONTEND", "noninteractive");
        shell::run(&mut command)
    };
    println!("      from Debian: {}", packages.join(" "));
    // If the update fails, the old package lists may suffice.
    if let Err(message) = apt(&["-qq", "update"]) {
        println!("      {message}; going on with the lists at hand");
    }
    let install: &[&str] = &["-qq", "-y", "--no-install-recommends", "install"];
    apt(&[install, packages].concat())
        .map_err(|message| format!("{message}; please run: {by_hand}"))
}

/// The words before apt-get: nothing for root, `sudo -n` if sudo needs no password; else `None`.
fn rights() -> Option<&'static [&'static str]> {
    if shell::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", "true"]).stdin(Stdio::null());
    shell::output(&mut sudo).map(|_| &["sudo", "-n"] as &[_])
}
