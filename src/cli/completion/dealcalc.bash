# Completion of dealcalc for bash. The program says what may stand next: dealcalc completion words.

_dealcalc() {
    local program=${COMP_WORDS[0]/#\~\//$HOME/} current=${COMP_WORDS[COMP_CWORD]} before='' files='' line i
    local -a words=()
    COMPREPLY=()

    # bash takes --format=json apart at the =, and leaves quotes and backslashes as they are written.
    for ((i = 1; i <= COMP_CWORD; ++i)); do
        line=${COMP_WORDS[i]}
        line=${line//[\"\'\\]/}
        if ((${#words[@]} > 0)) && [[ $line == = && ${words[${#words[@]} - 1]} == --* ]]; then
            words[${#words[@]} - 1]+="="
        elif ((${#words[@]} > 0)) && [[ ${words[${#words[@]} - 1]} == --*= ]]; then
            words[${#words[@]} - 1]+=$line
        else
            words+=("$line")
        fi
    done
    ((${#words[@]} > 0)) && [[ ${words[${#words[@]} - 1]} == --*=* ]] && before=${words[${#words[@]} - 1]%%=*}=
    [[ $current == = ]] && current=

    while IFS= read -r line; do
        case $line in
        :*) files=$line ;;
        *) line=${line%%$'\t'*} && COMPREPLY+=("${line#"$before"}") ;;
        esac
    done < <("$program" completion words -- "${words[@]}" 2>/dev/null)

    if [[ $files == :deals ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do
            [[ -d $line || $line == *.json ]] && COMPREPLY+=("$line")
        done < <(compgen -f -- "$current")
    fi
    # What is left is for the shell: any file, and names that are quoted.
    [[ -n $files && ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default 2>/dev/null
    return 0
}

complete -F _dealcalc dealcalc
