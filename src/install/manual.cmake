# Writes the page of every command, as it is and compressed: cmake -DPROGRAM=... -DFOLDER=... -P manual.cmake
# PROGRAM may be a list, an emulator first.

cmake_minimum_required(VERSION 3.25)
set(ENV{LLVM_PROFILE_FILE} /dev/null)  # a build for coverage shall not count this
list(REMOVE_ITEM PROGRAM "")
find_program(gzip gzip)
file(REMOVE_RECURSE ${FOLDER}/plain ${FOLDER}/compressed)

# write_page(name word...): what `dealcalc man word...` prints.
function(write_page name)
    set(page ${FOLDER}/plain/${name}.1)
    execute_process(COMMAND ${PROGRAM} man ${ARGN} -o ${page} COMMAND_ERROR_IS_FATAL ANY)
    if(gzip)
        execute_process(COMMAND ${gzip} -9nc ${page} OUTPUT_FILE ${FOLDER}/compressed/${name}.1.gz
            COMMAND_ERROR_IS_FATAL ANY)
    endif()
endfunction()

file(MAKE_DIRECTORY ${FOLDER}/plain ${FOLDER}/compressed)
execute_process(COMMAND ${PROGRAM} completion words OUTPUT_VARIABLE listing COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[a-z]+\t" commands "${listing}")
write_page(dealcalc)
foreach(command IN LISTS commands)
    string(STRIP ${command} command)
    write_page(dealcalc-${command} ${command})
endforeach()
